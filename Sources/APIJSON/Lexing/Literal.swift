/// One of RFC 8259's three names, as the word that it makes in the input.
struct Literal {
    let word: UInt64
    let mask: UInt64
    let length: Int

    static let `true` = Literal(word: 0x6575_7274, mask: 0xFFFF_FFFF, length: 4)
    static let `false` = Literal(word: 0x65_736C_6166, mask: 0xFF_FFFF_FFFF, length: 5)
    static let null = Literal(word: 0x6C6C_756E, mask: 0xFFFF_FFFF, length: 4)
}
