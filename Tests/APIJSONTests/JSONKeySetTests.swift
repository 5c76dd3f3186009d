import APIJSON
import Testing

@Suite struct JSONKeySetTests {
    @Test func holdsIndicesOfAnySize() {
        var set = JSONKeySet()
        #expect(set.isEmpty)
        for index in [0, 63, 64, 127, 128, 1000] { set.insert(index) }
        for index in [0, 63, 64, 127, 128, 1000] { #expect(set.contains(index)) }
        for index in [-1, 1, 62, 65, 129, 999, 1001, 5000] { #expect(!set.contains(index)) }
        #expect(!set.isEmpty)
    }
}
