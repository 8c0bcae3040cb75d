using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using QualityGate.Clustering;
using QualityGate.Diagnostics;
using QualityGate.Evaluation;
using QualityGate.Gates.Yaml;
using QualityGate.Inputs;
using QualityGate.Models;

namespace QualityGate.Gates;

/// <summary>Reads the items of <c>models:</c>. An item whose path is a pattern stands for as many entries as it finds files.</summary>
internal sealed class ModelSection(string folder, List<Diagnostic> diagnostics)
{
    private static readonly string[] Keys =
        ["name", "model", "labels", "labels-order", "predictions", "confusion", "orientation", "hierarchy", "clustering", "classifier", "max-memory", "thresholds"];
    private static readonly string[] Hierarchies = ["wordnet"];

    private readonly List<string> folders = [];
    private readonly List<(YamlScalar Pattern, PatternMatch File)> inOtherCase = [];

    /// <summary>The folders that patterns were looked for in.</summary>
    public IEnumerable<string> Folders => folders;

    public ImmutableArray<GateEntry> Read(IEnumerable<YamlNode> items)
    {
        ImmutableArray<GateEntry> entries = [.. items.TakeWhile(_ => diagnostics.Count < MappingReader.MostDiagnostics).SelectMany(Read)];
        WarnOfCase(entries);
        return entries;
    }

    // A file that no entry gates, though whoever wrote the pattern may think so.
    private void WarnOfCase(ImmutableArray<GateEntry> entries)
    {
        var gated = entries.Select(entry => entry.Inputs.Model.FullPath).ToHashSet(StringComparer.Ordinal);
        foreach (var group in inOtherCase.Where(match => !gated.Contains(match.File.FullPath)).GroupBy(match => match.Pattern))
        {
            var names = group.Select(match => match.File.Name).ToArray();
            diagnostics.Add(Diagnostic.Warning(DiagnosticCodes.PatternCase, group.Key.Location,
                $"'{names[0]}'{(names.Length > 1 ? $" and {names.Length - 1} more are" : " is")} not gated: patterns tell upper and lower case apart, and "
                + $"'{group.Key.Text}' would match in another case only; rename the file, or list it, too."));
        }
    }

    private IEnumerable<GateEntry> Read(YamlNode item)
    {
        if (item is not YamlMapping mapping)
        {
            diagnostics.Add(Diagnostic.Error(DiagnosticCodes.WrongType, item.Location,
                $"an item of 'models' is a mapping with the keys {string.Join(", ", Keys)}, but this is {item.Kind}."));
            return [];
        }

        var reader = new MappingReader(mapping, "a model", Keys, diagnostics);
        var name = reader.Text("name");
        var model = reader.Text("model");
        var called = (name ?? model) is { } known ? $" '{known.Text}'" : string.Empty;
        foreach (var key in (ReadOnlySpan<string>)["model", "labels", "thresholds"])
        {
            if (reader.IsMissing(key))
            {
                diagnostics.Add(Diagnostic.Error(DiagnosticCodes.MissingKey, mapping.Location, $"the model{called} has no '{key}'; add the key."));
            }
        }

        var labels = reader.Text("labels") is { } text ? Resolve(text) : null;
        var clustering = Choose(reader, "clustering", [.. Clusterings.All.Select(algorithm => algorithm.Name)], Clusterings.Default.Name);
        Choose(reader, "hierarchy", Hierarchies, Hierarchies[0]);
        var classifier = reader.Text("classifier")?.Text;
        var mostMemory = ReadMostMemory(reader);
        var labelsOrder = LabelsOrderName.Find(Choose(reader, "labels-order", [.. LabelsOrderName.All], absent: null)) ?? LabelsOrder.Agreed;
        var testData = ReadTestData(reader);
        var thresholds = reader.Mapping("thresholds") is { } section ? new ThresholdSection(diagnostics).Read(section) : [];
        return model is null || labels is null
            ? []
            : Entries(name?.Text, model, path => new AnalysisInputs(path, labels, testData, Clusterings.Find(clustering)!) { Classifier = classifier, LabelsOrder = labelsOrder, MostMemory = mostMemory }, thresholds);
    }

    private IEnumerable<GateEntry> Entries(
        string? name, YamlScalar model, Func<InputPath, AnalysisInputs> inputs, ImmutableArray<Threshold> thresholds)
    {
        if (!ModelPattern.IsPattern(model.Text))
        {
            var path = Resolve(model);
            return [Entry(name ?? path.FileName, path)];
        }

        PatternResult found;
        try
        {
            found = ModelPattern.Find(folder, model.Text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            diagnostics.Add(Diagnostic.Error(DiagnosticCodes.ModelNotAccessible, model.Location, $"the files of '{model.Text}' cannot be listed: {e.Message}"));
            return [];
        }

        folders.AddRange(found.Folders);
        inOtherCase.AddRange(found.InOtherCase.Select(match => (model, match)));
        var files = found.Files;
        if (files.IsEmpty)
        {
            var hint = found.Folders is [var root] && !Directory.Exists(root) ? NearbyPath.HintForFolder(root) : string.Empty;
            diagnostics.Add(UrlPath.Refuse(model.Text, model.Location) ?? Diagnostic.Error(DiagnosticCodes.ModelNotFound, model.Location,
                $"no file in '{folder}' matches '{model.Text}'; build or fetch the models first, or correct the pattern.{hint}"));
        }

        return files.Select(file => Entry(
            name is null ? file.Name : files.Length == 1 ? name : $"{name}/{file.Name}",
            new InputPath(file.FullPath, model.Location)));

        GateEntry Entry(string called, InputPath path) => new(called, inputs(path) with { Name = called }, thresholds);
    }

    private static long? ReadMostMemory(MappingReader reader)
    {
        if (reader.Number("max-memory") is not { } mebibytes)
        {
            return null;
        }

        if (MemoryCeiling.Bytes(mebibytes) is not { } bytes)
        {
            reader.Error(DiagnosticCodes.WrongType, reader.Node("max-memory")!, MemoryCeiling.Expected("'max-memory'"));
            return null;
        }

        return bytes;
    }

    private TestData? ReadTestData(MappingReader reader)
    {
        if (reader.KeyLocation("predictions") is not null && reader.KeyLocation("confusion") is { } second)
        {
            diagnostics.Add(Diagnostic.Error(DiagnosticCodes.ConflictingKeys, second,
                "'predictions' and 'confusion' exclude each other; keep the one that is to be used."));
        }

        var orientation = reader.Node("orientation") is null ? null : OrientationName.Find(Choose(reader, "orientation", [.. OrientationName.All], string.Empty));
        if (reader.KeyLocation("orientation") is { } place && reader.KeyLocation("confusion") is null)
        {
            diagnostics.Add(Diagnostic.Error(DiagnosticCodes.ConflictingKeys, place, "'orientation' is about a confusion matrix, but there is no 'confusion'; remove it."));
        }

        return TestData.From(
            reader.Text("predictions") is { } predictions ? Resolve(predictions) : null,
            reader.Text("confusion") is { } confusion ? Resolve(confusion) : null,
            orientation);
    }

    [return: NotNullIfNotNull(nameof(absent))]
    private static string? Choose(MappingReader reader, string key, string[] choices, string? absent)
    {
        if (reader.Text(key) is not { } chosen)
        {
            return absent;
        }

        if (!choices.Contains(chosen.Text))
        {
            reader.Error(DiagnosticCodes.UnknownChoice, chosen,
                $"'{key}' cannot be '{chosen.Text}'.{Suggestion.For(chosen.Text, choices)} It is one of: {string.Join(", ", choices)}.");
            return absent;
        }

        return chosen.Text;
    }

    private InputPath Resolve(YamlScalar path) => new(Path.GetFullPath(path.Text, folder), path.Location);
}
