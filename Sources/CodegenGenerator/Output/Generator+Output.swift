package import CodegenDiagnostics

extension Generator {
    /// False when something of others is in the way; that has been reported then.
    func mayWrite(
        _ comparison: OutputFolder.Comparison, in folder: OutputFolder, _ diagnostics: DiagnosticCollector
    ) -> Bool {
        guard !options.isForced else { return true }
        for name in comparison.foreign {
            let path = FilePath.joined(folder.path, name)
            let message =
                "`\(name)` was not written by codegen, and would be overwritten; move it, or allow that with `--force`"
            diagnostics.report(Diagnostic(.error, .unwritableOutput, message, at: .file(path: path)))
        }
        return comparison.foreign.isEmpty
    }

    /// A damaged manifest is reported; it is written again, unless warnings are errors.
    func areManifestsUsable(in folder: OutputFolder, isStrict: Bool, _ diagnostics: DiagnosticCollector) -> Bool {
        var isUsable = true
        for name in folder.folders {
            guard let damage = folder.manifest(name).damage else { continue }
            let path = folder.manifestPath(name)
            guard case .success(let bytes) = FileReader.read(path) else { continue }
            let file = sources.add(path: path, bytes: OutputFolder.withoutCarriageReturns(bytes))
            let message =
                "the list of generated files is damaged: \(damage.reason); it is written anew, but files that were generated "
                + "earlier and no longer are may stay: delete them yourself"
            let place = file.range(ofLine: damage.line + 1)
            let diagnostic = Diagnostic(.warning, .damagedManifest, message, at: .range(place))
            diagnostics.report(isStrict ? diagnostic.strict : diagnostic)
            isUsable = isUsable && !isStrict
        }
        return isUsable
    }

    /// The result of a check for programs: an error for each file that isn't as it would be generated, at the first line that
    /// differs.
    package func staleness(of run: RunResult) -> [Diagnostic] {
        guard let output = run.output else { return [] }
        let folder = OutputFolder(of: run.configuration)
        let changed = output.changed.map { file in
            let path = FilePath.joined(folder.path, file.name)
            guard let old = folder.contents(of: file.name) else {
                return Self.stale(file.name, "is missing", .file(path: path))
            }
            let source = sources.add(path: path, bytes: old)
            let line = 1 + zip(old, file.bytes).prefix { $0 == $1 }.count { $0.0 == UInt8(ascii: "\n") }
            return Self.stale(file.name, "differs from this line on", .range(source.range(ofLine: line)))
        }
        return changed
            + output.obsolete.map {
                Self.stale($0, "is no longer generated", .file(path: FilePath.joined(folder.path, $0)))
            }
    }

    private static func stale(_ name: String, _ fault: String, _ location: Diagnostic.Location) -> Diagnostic {
        Diagnostic(.error, .staleOutput, "`\(name)` is stale: it \(fault); run `codegen generate`", at: location)
    }
}

extension RunResult {
    /// The result of a check for people: the differences, line by line.
    package var differences: String {
        guard let output else { return "" }
        let folder = OutputFolder(of: configuration)
        let changed = output.changed.map { file in
            LineDiff.text(
                old: folder.contents(of: file.name), new: file.bytes, path: FilePath.joined(folder.path, file.name))
        }
        let obsolete = output.obsolete.map { name in
            LineDiff.text(
                old: folder.contents(of: name), new: nil, path: FilePath.joined(folder.path, name), limit: 4)
        }
        return (changed + obsolete).joined()
    }
}
