extension OutputBuffer {
    /// Appends a JSON string (RFC 8259 §7): escapes `"`, `\` and control characters, and nothing else.
    mutating func appendString(_ text: UnsafeBufferPointer<UInt8>) {
        let source = UnsafeRawBufferPointer(text)
        reserve(source.count &+ 16)
        base.storeBytes(of: UInt8(ascii: "\""), toByteOffset: count, as: UInt8.self)
        let plain = copyPlain(source, to: base + count + 1)
        count &+= plain &+ 1
        if plain < source.count { appendEscaping(source, from: plain) }
        append(UInt8(ascii: "\""))
    }

    /// Copies up to the first byte that needs an escape, and returns how many bytes those were. A word may be written of
    /// which only a part counts.
    @inline(__always)
    private func copyPlain(_ source: UnsafeRawBufferPointer, to target: UnsafeMutableRawPointer) -> Int {
        let length = source.count
        var index = 0
        while index &+ 8 <= length {
            let word = UInt64(littleEndian: source.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            target.storeBytes(of: word.littleEndian, toByteOffset: index, as: UInt64.self)
            let stops = SWAR.escapes(word)
            if stops != 0 { return index &+ stops.trailingZeroBitCount &>> 3 }
            index &+= 8
        }
        if index &+ 4 <= length {
            let word = UInt32(littleEndian: source.loadUnaligned(fromByteOffset: index, as: UInt32.self))
            target.storeBytes(of: word.littleEndian, toByteOffset: index, as: UInt32.self)
            let stops = SWAR.escapes(UInt64(word)) & 0x8080_8080
            if stops != 0 { return index &+ stops.trailingZeroBitCount &>> 3 }
            index &+= 4
        }
        while index < length {
            let byte = source[index]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return index }
            target.storeBytes(of: byte, toByteOffset: index, as: UInt8.self)
            index &+= 1
        }
        return length
    }

    /// Appends what is left, beginning with a byte that needs an escape.
    @inline(never)
    private mutating func appendEscaping(_ text: UnsafeRawBufferPointer, from start: Int) {
        guard let bytes = text.baseAddress else { return }
        var index = start
        // Two blocks are read, of which the second one is copied from anywhere in the first.
        while index <= text.count &- 2 * TextBlock.width {
            appendBlock(bytes + index, TextBlock.width)
            index &+= TextBlock.width
        }
        // The rest has to be copied to where so much may be read.
        withUnsafeTemporaryAllocation(byteCount: 3 * TextBlock.width, alignment: 16) { rest in
            rest.initializeMemory(as: UInt8.self, repeating: 0)
            rest.copyMemory(from: UnsafeRawBufferPointer(rebasing: text[index...]))
            let length = text.count &- index
            guard let rest = rest.baseAddress else { return }
            appendBlock(UnsafeRawPointer(rest), min(length, TextBlock.width))
            if length > TextBlock.width { appendBlock(rest + TextBlock.width, length &- TextBlock.width) }
        }
    }

    /// Appends the first `length` bytes of the block at `bytes`, at least one; another block may be read behind it.
    @inline(__always)
    private mutating func appendBlock(_ bytes: UnsafeRawPointer, _ length: Int) {
        // The longest escape has six bytes, and more is written than what counts.
        reserve(6 * TextBlock.width &+ 2 * TextBlock.width)
        let escapes = EscapeTable.shared.written
        let block = TextBlock(bytes, at: 0)
        var target = base + count
        block.store(to: target)
        var stops = block.stops & (UInt32.max &>> UInt32(truncatingIfNeeded: TextBlock.width &- length))
        var next = 0
        while stops != 0 {
            let stop = stops.trailingZeroBitCount
            let byte = bytes.load(fromByteOffset: stop, as: UInt8.self)
            let escape = escapes[Int(byte)]
            target += stop &- next
            target.storeBytes(of: escape.littleEndian, as: UInt64.self)
            target += Int(escape &>> 56)
            next = stop &+ 1
            TextBlock(bytes, at: next).store(to: target)
            stops &= stops &- 1
        }
        count = target - base &+ length &- next
    }
}
