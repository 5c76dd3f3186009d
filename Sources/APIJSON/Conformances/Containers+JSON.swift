extension Array: JSONReadable where Element: JSONReadable {
    /// Reads an array.
    ///
    /// Not inlinable on purpose. Measured on 7 MB of models with nested arrays: 28 ms like this, 26 ms when inlined
    /// into the client, which costs it 2 kB of code for each element type, and the same 26 ms when specialised here for
    /// the commonest scalars. What was slow is an `append` that isn't specialised (metadata for every element), so
    /// elements are initialised in place: the first few in the array's own storage, more of them in memory that is
    /// moved into an array of the right size in the end.
    @_specialize(where Element == String)
    @_specialize(where Element == Int)
    @_specialize(where Element == Double)
    @_specialize(where Element == JSONValue)
    public init(json: inout JSONReader) throws(JSONError) {
        if json.isLenient {
            self = try Self.readLeniently(&json)
            return
        }
        if json.takesSingleElements, try json.peekKind() != .array {
            let isNull = json.readNull()
            self = isNull ? [] : [try Element(json: &json)]
            return
        }
        var elements = try json.beginArray()
        guard try json.nextElement(&elements) else {
            self = []
            return
        }
        var failure: JSONError?
        var overflow: UnsafeMutableBufferPointer<Element>?
        let few = Swift.max(1, Swift.min(8, 256 / Swift.max(1, MemoryLayout<Element>.stride)))
        self = Array(unsafeUninitializedCapacity: few) { buffer, count in
            do throws(JSONError) {
                repeat {
                    if count == few {
                        overflow = Self.moved(buffer, count: count)
                        count = 0
                        return
                    }
                    buffer.initializeElement(at: count, to: try Element(json: &json))
                    count += 1
                } while try json.nextElement(&elements)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        if let overflow { self = try Self.readMany(overflow, few, &elements, &json) }
    }

    /// Reads the elements after the first `count`, which are in `start` already; the reader is at one more.
    private static func readMany(
        _ start: UnsafeMutableBufferPointer<Element>,
        _ count: Int,
        _ elements: inout JSONReader.Elements,
        _ json: inout JSONReader
    ) throws(JSONError) -> [Element] {
        var storage = start
        var count = count
        defer { storage.deallocate() }
        do throws(JSONError) {
            repeat {
                if count == storage.count {
                    let smaller = storage
                    storage = moved(smaller, count: count)
                    smaller.deallocate()
                }
                storage.initializeElement(at: count, to: try Element(json: &json))
                count += 1
            } while try json.nextElement(&elements)
        } catch {
            storage.extracting(..<count).deinitialize()
            throw error
        }
        return Array(unsafeUninitializedCapacity: count) { buffer, initialised in
            _ = buffer.moveInitialize(fromContentsOf: storage.extracting(..<count))
            initialised = count
        }
    }

    /// Reads the elements that can be read.
    @inline(never)
    private static func readLeniently(_ json: inout JSONReader) throws(JSONError) -> [Element] {
        var read: [Element] = []
        var elements = try json.beginArray()
        while try json.nextElement(&elements) {
            let mark = json.mark()
            do throws(JSONError) {
                read.append(try Element(json: &json))
            } catch {
                try json.skipElement(mark, error)
            }
        }
        return read
    }

    /// New memory for four times as many elements, the first `count` being those of `source`.
    private static func moved(
        _ source: UnsafeMutableBufferPointer<Element>,
        count: Int
    ) -> UnsafeMutableBufferPointer<Element> {
        let larger = UnsafeMutableBufferPointer<Element>.allocate(capacity: Swift.max(8, count * 4))
        _ = larger.moveInitialize(fromContentsOf: source.extracting(..<count))
        return larger
    }
}

extension Array: JSONWritable where Element: JSONWritable {
    /// Writes an array.
    @inlinable
    public func write(to json: inout JSONWriter) {
        var elements = json.beginArray()
        // In place: iterating copies each element first, and counts references to all that it holds.
        withUnsafeBufferPointer { buffer in
            for index in buffer.indices {
                json.nextElement(&elements)
                buffer[index].write(to: &json)
            }
        }
        json.endArray(elements)
    }
}

extension Dictionary: JSONReadable where Key == String, Value: JSONReadable {
    /// Reads an object of any keys; of duplicate keys the last one wins.
    @inlinable
    public init(json: inout JSONReader) throws(JSONError) {
        if json.isLenient {
            self = try Self.readLeniently(&json)
            return
        }
        // A dictionary that grows hashes its keys again.
        var members: [(name: String, value: Value)] = []
        var object = try json.beginObject()
        while let name = try json.nextName(&object) {
            members.append((name, try Value(json: &json)))
        }
        self.init(minimumCapacity: members.count)
        for member in members { self[member.name] = member.value }
    }

    /// Reads the values that can be read.
    @inline(never)
    @usableFromInline
    static func readLeniently(_ json: inout JSONReader) throws(JSONError) -> [String: Value] {
        var read: [String: Value] = [:]
        var object = try json.beginObject()
        while let name = try json.nextName(&object) {
            let mark = json.mark()
            do throws(JSONError) {
                read[name] = try Value(json: &json)
            } catch {
                try json.skipElement(mark, error)
            }
        }
        return read
    }
}

extension Dictionary: JSONWritable where Key == String, Value: JSONWritable {
    /// Writes an object; its keys are in sorted order only if the writer sorts keys.
    @inlinable
    public func write(to json: inout JSONWriter) {
        var object = json.beginObject()
        json.writeAdditional(self, in: &object)
        json.endObject(object)
    }
}
