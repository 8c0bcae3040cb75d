using QualityGate.Clustering;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Inputs;

namespace QualityGate.NUnit;

/// <summary>What an assertion is about: the actual value of <c>Assert.That</c>, as an analysed model.</summary>
internal static class Subject
{
    private const string Kinds = "a path, a FileInfo, the bytes of a model, a name in thresholds.yml, a ModelUnderTest or a ModelAnalysis";

    /// <summary>Finds the analysis of what was asserted on.</summary>
    /// <exception cref="ArgumentException">It is no model.</exception>
    /// <exception cref="InvalidOperationException">It cannot be told what its labels are.</exception>
    /// <exception cref="QualityGateException">The model or its labels cannot be used.</exception>
    public static ModelAnalysis Analyse(object? actual) => actual switch
    {
        ModelAnalysis analysis => analysis,
        ModelUnderTest { Inputs: { Labels: null } inputs } => AnalyseWithoutLabels(inputs, looked: null),
        ModelUnderTest model => SharedAnalyses.OfProcess.Of(model.Inputs),
        FileInfo file => OfFile(file.FullName),
        byte[] { Length: > 0 } bytes => OfBytes(bytes),
        ModelThreshold threshold => SharedAnalyses.OfProcess.Of(threshold.Entry.Inputs),
        string text when TestFolder.Find(text) is { } path => OfFile(path),
        string text => OfName(text),
        _ => throw NoModel(actual),
    };

    /// <summary>Refuses what cannot be a model, whatever it is called and wherever it lies.</summary>
    /// <exception cref="ArgumentException">It cannot.</exception>
    public static void Require(object? actual)
    {
        if (actual is not (ModelAnalysis or ModelUnderTest or FileInfo or byte[] { Length: > 0 } or ModelThreshold or string))
        {
            throw NoModel(actual);
        }
    }

    /// <summary>The nearest thresholds.yml, read anew: it may be written between two tests, and is small.</summary>
    public static GateDefinition? NearestThresholds() =>
        TestFolder.NearestThresholds(TestFolder.Current) is { } path ? ThresholdsFile.Read(InputPath.FromUser(path)) : null;

    private static ArgumentException NoModel(object? actual) =>
        new($"This constraint is about a model: {Kinds}; but the actual value is {Name(actual)}. {Advice}", nameof(actual));

    private static string Advice => $"Or analyse the model first: {nameof(ModelAnalysis)}.{nameof(ModelAnalysis.Load)}(\"model.onnx\", \"labels.txt\").";

    private static string Name(object? actual) => actual switch
    {
        null => "null",
        byte[] => "an empty Byte[]",
        _ => $"of type {actual.GetType().Name}",
    };

    private static ModelAnalysis OfName(string text)
    {
        var definition = NearestThresholds();
        var entry = definition?.Entries.FirstOrDefault(entry => entry.Name == text);
        return entry is not null ? SharedAnalyses.OfProcess.Of(entry.Inputs) : throw new ArgumentException(
            $"The actual value, a String, is \"{text}\": there is no such file (looked in {string.Join(", ", TestFolder.Roots(TestFolder.Current).Distinct())}), "
            + (definition is null
                ? "and no thresholds.yml that could have a model of that name. "
                : $"and {definition.Path.FullPath} has no model of that name (it has {string.Join(", ", definition.Entries.Select(entry => entry.Name))}). ") + Advice, nameof(text));
    }

    private static ModelAnalysis OfFile(string path)
    {
        var definition = NearestThresholds();
        var entries = definition?.Entries.Where(entry => entry.Inputs.Model.FullPath == path).ToArray() ?? [];
        return entries.DistinctBy(entry => AnalysisKey.Of(entry.Inputs)).ToArray() switch
        {
            [] => AnalyseWithoutLabels(new AnalysisInputs(InputPath.FromUser(path), Labels: null, TestData: null, Clusterings.Default), definition?.Path.FullPath ?? string.Empty),
            [var entry] => SharedAnalyses.OfProcess.Of(entry.Inputs),
            _ => throw new ArgumentException($"{definition!.Path.FullPath} has '{path}' several times, with different labels, test data or clustering; "
                + $"assert on one of the names {string.Join(", ", entries.Select(entry => entry.Name))}.", nameof(path)),
        };
    }

    // The array may be changed by the test later on: what is analysed is a copy.
    private static ModelAnalysis OfBytes(byte[] bytes) =>
        AnalyseWithoutLabels(new AnalysisInputs(InputPath.FromBytes((byte[])bytes.Clone()), Labels: null, TestData: null, Clusterings.Default), looked: null);

    private static ModelAnalysis AnalyseWithoutLabels(AnalysisInputs inputs, string? looked)
    {
        try
        {
            return SharedAnalyses.OfProcess.Of(inputs);
        }
        catch (QualityGateException e) when (e.Diagnostics is [{ Code: DiagnosticCodes.DataFileNotFound } missing])
        {
            var entry = looked switch
            {
                null => string.Empty,
                "" => $" There is no {ThresholdsFile.DefaultName} from {TestFolder.Current} upwards that could have an entry for it, either.",
                _ => $" {looked} has no entry for it, either.",
            };
            throw new InvalidOperationException($"{missing.Message}{entry} Labels can be given: {nameof(ModelUnderTest)}.{nameof(ModelUnderTest.At)}(\"{inputs.Model.FileName}\", labels: \"labels.txt\").", e);
        }
    }
}
