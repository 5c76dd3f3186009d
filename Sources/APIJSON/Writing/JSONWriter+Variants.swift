/// What generated code calls for the variants of a union.
extension JSONWriter {
    /// Writes the payload of the variant at `position`. For comparing, the position is written, too: two variants are never equal.
    @inlinable
    public mutating func write<T: JSONWritable>(_ value: T, variant position: Int) {
        if isComparing { beginVariant(position) }
        value.write(to: &self)
    }

    /// Writes the payload of the variant at `position`, an object that doesn't list the union's discriminator: `tag` is its wire
    /// name and `tagValue` what it has for this variant.
    @inlinable
    public mutating func write<T: JSONWritable>(
        _ value: T,
        variant position: Int,
        tag: StaticString,
        _ tagValue: StaticString
    ) {
        beginTag(tag, tagValue)
        write(value, variant: position)
        endTag()
    }

    @usableFromInline
    mutating func beginVariant(_ position: Int) {
        writeInteger(position)
        output.append(UInt8(ascii: ":"))
    }

    @usableFromInline
    mutating func beginTag(_ name: StaticString, _ value: StaticString) {
        tags.append((name, value))
    }

    /// Forgets the tag where no object was written.
    @usableFromInline
    mutating func endTag() {
        tags.removeAll()
    }

    /// Writes the tags that wait for an object as its first members.
    @inline(never)
    mutating func writeTags(in object: inout Object) {
        let tags = tags
        self.tags = []
        for (name, value) in tags {
            writeKey("\(name)", in: &object)
            writeString("\(value)")
        }
    }
}
