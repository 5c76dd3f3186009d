import CodegenAPIModel

extension MediaChoice {
    /// The media types that a service accepts: this one, and those that are left out of the client because they have the same values.
    var accepted: [AcceptedMedia] {
        var all = [AcceptedMedia(format: .own, mediaTypes: interchangeable)]
        guard kind == .json || kind == .form || kind == .coded else { return all }
        for (name, kind) in alternatives where !name.isRange {
            guard let format = format(of: kind) else { continue }
            if kind == self.kind {
                all[0].mediaTypes.append(name.text)
            } else if let index = all.firstIndex(where: { $0.format == format }) {
                all[index].mediaTypes.append(name.text)
            } else {
                all.append(AcceptedMedia(format: format, mediaTypes: [name.text]))
            }
        }
        return all
    }

    /// Nil for a kind whose bodies aren't read as values.
    private func format(of kind: MediaKind) -> AcceptedMedia.Format? {
        switch kind {
        case .json: .json
        case .form: .form
        case .coded: .coded
        case .sequence, .multipart, .text, .bytes: nil
        }
    }
}
