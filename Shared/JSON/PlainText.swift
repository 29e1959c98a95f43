/// How many bytes at the beginning of a text stand for themselves in a JSON string: ASCII, no control character, no
/// quotation mark, no backslash.
func plainPrefix(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    let bytes = UnsafeRawBufferPointer(text)
    var length = 0
    while length + 8 <= bytes.count {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: length, as: UInt64.self))
        let special = specialBytes(word)
        guard special == 0 else { return length + special.trailingZeroBitCount / 8 }
        length += 8
    }
    while length < bytes.count, isPlain(bytes[length]) { length += 1 }
    return length
}

private func isPlain(_ byte: UInt8) -> Bool {
    Byte.space..<0x80 ~= byte && byte != Byte.quote && byte != Byte.backslash
}

/// Eight bytes at once: the lowest bit set is the top bit of the first byte that is not plain; 0 if all are.
///
/// A byte less than n borrows from its top bit when n is taken from it. The borrow may reach into higher bytes, which are
/// later in the text, so the first is always right. (Anderson, Bit Twiddling Hacks, "Determine if a word has a byte…")
private func specialBytes(_ word: UInt64) -> UInt64 {
    func everyByte(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 * UInt64(byte) }
    func less(_ word: UInt64, _ bound: UInt8) -> UInt64 { (word &- everyByte(bound)) & ~word }
    func equal(_ byte: UInt8) -> UInt64 { less(word ^ everyByte(byte), 1) }
    return (word | less(word, Byte.space) | equal(Byte.quote) | equal(Byte.backslash)) & everyByte(0x80)
}
