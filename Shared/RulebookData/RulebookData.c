#include "RulebookData.h"

// C23's #embed puts the files into the binary: pages of a read-only mapping, resident only once they are read.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char clauses_cmpay_channel[] = {
#embed "clauses/cmpay-channel.yaml"
};
static const unsigned char clauses_maoming_benefits[] = {
#embed "clauses/maoming-benefits.yaml"
};
static const unsigned char clauses_maoming_enterprise[] = {
#embed "clauses/maoming-enterprise.yaml"
};
static const unsigned char clauses_migu_membership[] = {
#embed "clauses/migu-membership.yaml"
};
static const unsigned char clauses_unicom_benefits[] = {
#embed "clauses/unicom-benefits.yaml"
};
static const unsigned char rulebooks_cmpay_channel[] = {
#embed "rulebooks/cmpay-channel.yaml"
};
static const unsigned char rulebooks_maoming_benefits[] = {
#embed "rulebooks/maoming-benefits.yaml"
};
static const unsigned char rulebooks_maoming_enterprise[] = {
#embed "rulebooks/maoming-enterprise.yaml"
};
static const unsigned char rulebooks_migu_membership[] = {
#embed "rulebooks/migu-membership.yaml"
};
static const unsigned char rulebooks_unicom_benefits[] = {
#embed "rulebooks/unicom-benefits.yaml"
};
static const unsigned char calendar_2018[] = {
#embed "calendar/2018.json"
};
static const unsigned char calendar_2019[] = {
#embed "calendar/2019.json"
};
static const unsigned char calendar_2020[] = {
#embed "calendar/2020.json"
};
static const unsigned char calendar_2021[] = {
#embed "calendar/2021.json"
};
static const unsigned char calendar_2022[] = {
#embed "calendar/2022.json"
};
static const unsigned char calendar_2023[] = {
#embed "calendar/2023.json"
};
static const unsigned char calendar_2024[] = {
#embed "calendar/2024.json"
};
static const unsigned char calendar_2025[] = {
#embed "calendar/2025.json"
};
static const unsigned char calendar_2026[] = {
#embed "calendar/2026.json"
};

#define FILE_NAMED(name, data) {name, data, sizeof data}

static const struct RulebookDataFile files[] = {
    FILE_NAMED("clauses/cmpay-channel.yaml", clauses_cmpay_channel),
    FILE_NAMED("clauses/maoming-benefits.yaml", clauses_maoming_benefits),
    FILE_NAMED("clauses/maoming-enterprise.yaml", clauses_maoming_enterprise),
    FILE_NAMED("clauses/migu-membership.yaml", clauses_migu_membership),
    FILE_NAMED("clauses/unicom-benefits.yaml", clauses_unicom_benefits),
    FILE_NAMED("rulebooks/cmpay-channel.yaml", rulebooks_cmpay_channel),
    FILE_NAMED("rulebooks/maoming-benefits.yaml", rulebooks_maoming_benefits),
    FILE_NAMED("rulebooks/maoming-enterprise.yaml", rulebooks_maoming_enterprise),
    FILE_NAMED("rulebooks/migu-membership.yaml", rulebooks_migu_membership),
    FILE_NAMED("rulebooks/unicom-benefits.yaml", rulebooks_unicom_benefits),
    FILE_NAMED("calendar/2018.json", calendar_2018),
    FILE_NAMED("calendar/2019.json", calendar_2019),
    FILE_NAMED("calendar/2020.json", calendar_2020),
    FILE_NAMED("calendar/2021.json", calendar_2021),
    FILE_NAMED("calendar/2022.json", calendar_2022),
    FILE_NAMED("calendar/2023.json", calendar_2023),
    FILE_NAMED("calendar/2024.json", calendar_2024),
    FILE_NAMED("calendar/2025.json", calendar_2025),
    FILE_NAMED("calendar/2026.json", calendar_2026),
};

struct RulebookDataTable RulebookDataEmbedded(void) {
    return (struct RulebookDataTable){files, sizeof files / sizeof files[0]};
}
