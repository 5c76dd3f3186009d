/// What `dump` and debuggers show: nothing that the descriptions leave out.
extension APIError: CustomReflectable {
    public var customMirror: Mirror {
        switch self {
        case .failure(let failure, let response):
            mirror(["failure": failure, "response": response])
        case .undocumented(let response):
            mirror(["undocumented": response])
        case .decoding(let error, let response):
            mirror(["decoding": error, "response": response])
        case .request(let error):
            mirror(["request": error])
        case .transport(let error, let operation):
            mirror(["transport": describe(transportError: error), "operation": operation])
        case .cancelled:
            mirror([:])
        }
    }

    private func mirror(_ children: KeyValuePairs<String, Any>) -> Mirror {
        Mirror(self, children: children, displayStyle: .enum)
    }
}

extension ReceivedResponse: CustomReflectable {
    /// No headers, which may be secret, and of the body what a description shows.
    public var customMirror: Mirror {
        Mirror(self, children: ["head": head, "body": "\(body.count) bytes\(excerpt)"])
    }
}

extension OperationInfo: CustomReflectable {
    public var customMirror: Mirror {
        Mirror(self, children: ["id": id, "method": method.rawValue, "path": path])
    }
}
