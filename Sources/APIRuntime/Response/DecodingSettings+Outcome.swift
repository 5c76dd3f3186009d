import Foundation

/// Decodes responses of endpoints.
extension DecodingSettings {
    /// The outcome of the response.
    func decode<Call: Endpoint>(
        _ type: Call.Type,
        _ reader: ResponseReader
    ) throws(APIError<Never>) -> Outcome<Call.Output, Call.Failure> {
        do throws(ResponseError) {
            let outcome = try Call.decode(reader)
            if case .undocumented = outcome { return success(Call.self, reader) ?? outcome }
            return outcome
        } catch {
            throw failure(error, reader.head, reader.collectedBody)
        }
    }

    /// Decodes an undocumented 2XX as the documented success with the lowest status; nil if that fails.
    @inline(never)
    private func success<Call: Endpoint>(
        _ type: Call.Type,
        _ reader: ResponseReader
    ) -> Outcome<Call.Output, Call.Failure>? {
        guard readsUndocumentedSuccesses, 200..<300 ~= reader.status else { return nil }
        for status in 200..<300 {
            do throws(ResponseError) {
                let outcome = try Call.decode(reader.read(as: status))
                if case .success = outcome { return outcome }
            } catch {
                _ = failure(error, reader.head, reader.collectedBody) as APIError<Never>
                return nil
            }
        }
        return nil
    }

    /// The outcome of a response that is still to be read; nil when it needs the whole body, or isn't documented.
    func decodeStreamed<Call: Endpoint>(
        _ type: Call.Type,
        _ reader: ResponseReader
    ) throws(APIError<Never>) -> Outcome<Call.Output, Call.Failure>? {
        do throws(ResponseError) {
            let outcome = try Call.decode(reader)
            if case .undocumented = outcome { return success(Call.self, reader) }
            return outcome
        } catch .bodyIsStreamed {
            return nil
        } catch {
            throw failure(error, reader.head, reader.collectedBody)
        }
    }
}
