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
        ModelUnderTest { Name: { } name } => OfName(name, mayBeAFile: false),
        ModelUnderTest { IsMoreThanAFile: true } model => AnalyseGiven(model.Inputs),
        ModelUnderTest model => OfFile(model.Inputs.Model),
        FileInfo file => OfFile(InputPath.FromUser(TestFolder.Current.PathOf(file))),
        byte[] { Length: > 0 } bytes => OfFile(InputPath.FromBytes((byte[])bytes.Clone())),
        ModelThreshold threshold => SharedAnalyses.OfProcess.Of(threshold.Entry.Inputs),
        string text when TestFolder.Current.Find(text) is { } path => OfFile(InputPath.FromUser(path)),
        string text when text.Contains("://", StringComparison.Ordinal) => OfFile(InputPath.FromUser(text)),
        string text => OfName(text, mayBeAFile: true),
        _ => throw NoModel(actual),
    };

    /// <summary>Whether labels and test data came with what was asserted on, so that those in thresholds.yml don't count.</summary>
    public static bool IsGiven(object? actual) => actual is ModelAnalysis or ModelUnderTest { IsMoreThanAFile: true };

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
        TestFolder.Current.NearestThresholds() is { } path ? ThresholdsFile.Read(InputPath.FromUser(path)) : null;

    private static ArgumentException NoModel(object? actual) =>
        new($"This constraint is about a model: {Kinds}; but the actual value is {Name(actual)}. {Advice}", nameof(actual));

    private static string Advice => $"Or analyse the model first: {nameof(ModelAnalysis)}.{nameof(ModelAnalysis.Load)}(\"model.onnx\", \"labels.txt\").";

    private static string Name(object? actual) => actual switch
    {
        null => "null",
        byte[] => "an empty Byte[]",
        _ => $"of type {actual.GetType().Name}",
    };

    private static ModelAnalysis OfName(string text, bool mayBeAFile)
    {
        var definition = NearestThresholds();
        var entry = definition?.Entries.FirstOrDefault(entry => entry.Name == text);
        return entry is not null ? SharedAnalyses.OfProcess.Of(entry.Inputs) : throw new ArgumentException(
            (mayBeAFile ? $"There is no file \"{text}\" in {TestFolder.Current.Describe()}, and no model of that name: " : $"There is no model \"{text}\": ")
            + (definition is not null ? $"{definition.Path.FullPath} has none; {ModelNames.Describe(definition, text)}"
                : mayBeAFile ? $"there is no {ThresholdsFile.DefaultName}, either."
                : $"there is no {ThresholdsFile.DefaultName} in {TestFolder.Current.DescribeNearest()}.")
            + $" {Advice}", nameof(text));
    }

    // The entry that has the file, or one with the same bytes, such as a copy in the output folder.
    private static ModelAnalysis OfFile(InputPath model)
    {
        var definition = NearestThresholds();
        return ModelIdentity.EntriesOf(definition, model).DistinctBy(entry => AnalysisKey.Of(entry.Inputs)).ToArray() switch
        {
            [] => AnalyseWithoutLabels(new AnalysisInputs(model, Labels: null, TestData: null, Clusterings.Default), definition),
            [var entry] => SharedAnalyses.OfProcess.Of(entry.Inputs),
            var several => throw new ArgumentException($"{definition!.Path.FullPath} has '{model.FileName}' several times, with different labels, test data or clustering; "
                + $"assert on one of the names {string.Join(", ", several.Select(entry => entry.Name))}.", nameof(model)),
        };
    }

    // What is given counts; the labels alone are looked for where they are not.
    private static ModelAnalysis AnalyseGiven(AnalysisInputs inputs)
    {
        if (inputs.Labels is not null)
        {
            return SharedAnalyses.OfProcess.Of(inputs);
        }

        var definition = NearestThresholds();
        return ModelIdentity.EntriesOf(definition, inputs.Model) is [var entry, ..]
            ? SharedAnalyses.OfProcess.Of(inputs with { Labels = entry.Inputs.Labels })
            : AnalyseWithoutLabels(inputs, definition);
    }

    private static ModelAnalysis AnalyseWithoutLabels(AnalysisInputs inputs, GateDefinition? looked)
    {
        try
        {
            return SharedAnalyses.OfProcess.Of(inputs);
        }
        catch (QualityGateException e) when (e.Diagnostics is [{ Code: DiagnosticCodes.DataFileNotFound } missing])
        {
            var entry = looked is null
                ? $" There is no {ThresholdsFile.DefaultName} in {TestFolder.Current.DescribeNearest()} that could have an entry for it, either."
                : $" {looked.Path.FullPath} has no entry for it, either.";
            throw new InvalidOperationException($"{missing.Message}{entry} Labels can be given: {nameof(ModelUnderTest)}.{nameof(ModelUnderTest.At)}(\"{inputs.Model.FileName}\", labels: \"labels.txt\").", e);
        }
    }
}
