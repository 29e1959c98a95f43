#ifndef RULEBOOK_DATA_H
#define RULEBOOK_DATA_H

#include <stddef.h>

/// One data file, as it stands in the source tree.
struct RulebookDataFile {
    /// Its path within this folder: `rulebooks/migu-membership.yaml`.
    const char *_Nonnull name;
    /// Its bytes, for the life of the process; no zero at their end.
    const unsigned char *_Nonnull bytes;
    /// How many bytes it has.
    size_t count;
};

/// All data files of the binary.
struct RulebookDataTable {
    /// The first of them.
    const struct RulebookDataFile *_Nonnull files;
    /// How many there are.
    size_t count;
};

/// The clause catalogues, rulebooks and calendar years that were embedded when this was compiled.
struct RulebookDataTable RulebookDataEmbedded(void);

#endif
