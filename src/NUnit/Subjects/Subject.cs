using System.Diagnostics;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.NUnit;

/// <summary>The subject of an assertion: the actual value of <c>Assert.That</c>, as an analysed model.</summary>
[StackTraceHidden]
internal static class Subject
{
    private const string Kinds = "a path, a FileInfo, the bytes of a model, a name in thresholds.yml, a ModelUnderTest or a ModelAnalysis";

    /// <summary>Finds the analysis of what was asserted on, or of what that is compared with.</summary>
    /// <param name="actual">The model.</param>
    /// <param name="withTestData">Whether the assertion rests on test data; else none is read.</param>
    /// <param name="like">
    /// The model that is compared with it, where there is one: what is not known of this one, its labels, its clustering and which of
    /// several layers is its classifier, is as it is there.
    /// </param>
    /// <exception cref="ArgumentException">It is no model.</exception>
    /// <exception cref="InvalidOperationException">It cannot be told what its labels are.</exception>
    /// <exception cref="QualityGateException">The model or its labels cannot be used.</exception>
    public static ModelAnalysis Analyse(object? actual, bool withTestData, ModelAnalysis? like = null) =>
        actual switch
        {
            ModelAnalysis analysis => analysis,
            ModelUnderTest { Name: { } name } => OfName(name, mayBeAFile: false, withTestData, like),
            ModelUnderTest { IsMoreThanAFile: true } model => AnalyseGiven(model, withTestData, like),
            ModelUnderTest model => OfFile(model.Inputs.Model, withTestData, like),
            FileInfo file => OfFile(InputPath.FromUser(TestFolder.Current.PathOf(file)), withTestData, like),
            byte[] { Length: > 0 } bytes => OfFile(InputPath.FromBytes((byte[])bytes.Clone()), withTestData, like),
            ModelThreshold threshold => Shared(threshold.Entry.Inputs, withTestData),
            string text when TestFolder.Current.Find(text) is { } path => OfFile(InputPath.FromUser(path), withTestData, like),
            string text when text.Contains("://", StringComparison.Ordinal) => OfFile(InputPath.FromUser(text), withTestData, like),
            string text => OfName(text, mayBeAFile: true, withTestData, like),
            _ => throw NoModel(actual),
        };

    /// <summary>The shared analysis of an entry, with its test data only where a constraint rests on it.</summary>
    public static ModelAnalysis Shared(AnalysisInputs inputs, bool withTestData) =>
        SharedAnalyses.OfProcess.Of(withTestData ? inputs : inputs with { TestData = null });

    /// <summary>True when labels and test data came with what was asserted on, so that those in thresholds.yml don't count.</summary>
    public static bool IsGiven(object? actual) => actual is ModelAnalysis or ModelUnderTest { IsMoreThanAFile: true };

    /// <summary>
    /// An entry of thresholds.yml with the inputs that were analysed, which may be others than it names: labels and test data that came
    /// with what was asserted on, or no test data. The model is named at its place there.
    /// </summary>
    public static GateEntry AsAnalysed(GateEntry entry, object? actual, ModelAnalysis analysis) =>
        entry with
        {
            Inputs = IsGiven(actual)
                ? analysis.Inputs with
                {
                    Model = analysis.Inputs.Model with { NamedAt = entry.Inputs.Model.NamedAt },
                }
                : entry.Inputs with
                {
                    TestData = analysis.Inputs.TestData,
                    ImageRun = analysis.Inputs.ImageRun,
                },
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
        TestFolder.Current.NearestThresholds() is { } path ? GateReader.Read(InputPath.FromUser(path)) : null;

    private static ArgumentException NoModel(object? actual) =>
        new($"This constraint is about a model: {Kinds}; but the actual value is {Name(actual)}. {Advice}", nameof(actual));

    private static string Advice => $"Or analyse the model first: {nameof(ModelAnalysis)}.Load(\"model.onnx\", \"labels.txt\").";

    private static string Name(object? actual) =>
        actual switch
        {
            null => "null",
            byte[] => "an empty Byte[]",
            _ => $"of type {actual.GetType().Name}",
        };

    private static ModelAnalysis OfName(string text, bool mayBeAFile, bool withTestData, ModelAnalysis? like)
    {
        var definition = NearestThresholds();
        var entry = definition?.Entries.FirstOrDefault(entry => entry.Name == text);
        return entry is not null ? OfEntry(entry, withTestData, like, definition!) : throw NothingCalled(text, mayBeAFile, definition);
    }

    // A text with a folder or an ending was meant for a file: its neighbours are nearer to it than the names of models.
    private static ArgumentException NothingCalled(string text, bool mayBeAFile, GateDefinition? definition)
    {
        var isPath = mayBeAFile && (text.AsSpan().ContainsAny('/', '\\') || Path.HasExtension(text));
        var file = isPath ? TestFolder.Current.Suggest(text) : string.Empty;
        return new ArgumentException(
            (
                mayBeAFile
                    ? $"There is no file \"{text}\" in {TestFolder.Current.Describe()}, and no model of that name: "
                    : $"There is no model \"{text}\": "
            )
                + (
                    definition is not null
                        ? $"{definition.Path.FullPath} has none; {ModelNames.Describe(definition, file.Length > 0 ? null : text)}"
                    : mayBeAFile ? $"there is no {ThresholdsFile.DefaultName}, either."
                    : $"there is no {ThresholdsFile.DefaultName} in {TestFolder.Current.DescribeNearest()}."
                )
                + $"{file} {Advice}",
            nameof(text)
        );
    }

    // The entry that has the file, or one with the same bytes, such as a copy in the output folder.
    private static ModelAnalysis OfFile(InputPath model, bool withTestData, ModelAnalysis? like)
    {
        var definition = NearestThresholds();
        return ModelIdentity.EntriesOf(definition, model).DistinctBy(entry => AnalysisKey.Of(entry.Inputs)).ToArray() switch
        {
            [] => AnalyseWithoutLabels(Like(new AnalysisInputs(model), like), withTestData, like, definition),
            [var entry] => OfEntry(entry, withTestData, like, definition!),
            var several => throw new ArgumentException(
                $"{definition!.Path.FullPath} has '{model.FileName}' several times, with different labels, test data or clustering; "
                    + $"assert on one of the names {string.Join(", ", several.Select(entry => entry.Name))}.",
                nameof(model)
            ),
        };
    }

    private static ModelAnalysis OfEntry(GateEntry entry, bool withTestData, ModelAnalysis? like, GateDefinition definition) =>
        like is not null && entry.Inputs.Labels is null
            ? AnalyseWithoutLabels(entry.Inputs, withTestData, like, definition)
            : Shared(entry.Inputs, withTestData);

    // The given files count; the labels alone, with the hierarchy that they name concepts of, are looked for where they are not given.
    private static ModelAnalysis AnalyseGiven(ModelUnderTest model, bool withTestData, ModelAnalysis? like)
    {
        var similar = Like(model.Inputs, like);
        var inputs = model.Inputs with
        {
            Clustering = model.HasClustering ? model.Inputs.Clustering : similar.Clustering,
            Hierarchy = model.HasHierarchy ? model.Inputs.Hierarchy : similar.Hierarchy,
        };
        if (inputs.Labels is not null)
        {
            return Choosing(inputs, like, chosen => Shared(chosen, withTestData));
        }

        var definition = NearestThresholds();
        return ModelIdentity.EntriesOf(definition, inputs.Model) is [var entry, ..]
            ? Shared(
                inputs with
                {
                    Labels = entry.Inputs.Labels,
                    Hierarchy = model.HasHierarchy ? inputs.Hierarchy : entry.Inputs.Hierarchy,
                },
                withTestData
            )
            : AnalyseWithoutLabels(inputs, withTestData, like, definition);
    }

    private static ModelAnalysis AnalyseWithoutLabels(AnalysisInputs inputs, bool withTestData, ModelAnalysis? like, GateDefinition? looked)
    {
        Diagnostic missing;
        try
        {
            return Choosing(inputs, like, chosen => Shared(chosen, withTestData));
        }
        catch (QualityGateException e) when (e.Diagnostics is [{ Code: DiagnosticCodes.NoLabels }])
        {
            missing = e.Diagnostics[0];
        }

        return like is not null
            ? Choosing(inputs, like, chosen => SharedAnalyses.OfProcess.Of(chosen, like))
            : throw WithoutLabels(inputs, missing, looked);
    }

    private static InvalidOperationException WithoutLabels(AnalysisInputs inputs, Diagnostic missing, GateDefinition? looked)
    {
        var entry = looked is null
            ? $" There is no {ThresholdsFile.DefaultName} in {TestFolder.Current.DescribeNearest()} that could have an entry for "
                + "it, either."
            : $" {looked.Path.FullPath} has no entry for it, either.";
        return new InvalidOperationException(
            $"{missing.Message}{entry} Labels can be given: "
                + $"{nameof(ModelUnderTest)}.{nameof(ModelUnderTest.At)}(\"{inputs.Model.FileName}\", labels: \"labels.txt\")."
        );
    }

    private static AnalysisInputs Like(AnalysisInputs inputs, ModelAnalysis? like) =>
        like is null ? inputs : inputs with { Clustering = like.Clustering, Hierarchy = like.Labels.Hierarchy.Source };

    // Models that are compared are mostly of one architecture, where the classifier's weights have one name.
    private static ModelAnalysis Choosing(AnalysisInputs inputs, ModelAnalysis? like, Func<AnalysisInputs, ModelAnalysis> analyse)
    {
        try
        {
            return analyse(inputs);
        }
        catch (QualityGateException e)
            when (like is not null
                && inputs.Classifier is null
                && e.Diagnostics.Any(diagnostic => diagnostic.Code == DiagnosticCodes.SeveralClassifierLayers)
            )
        {
            return analyse(inputs with { Classifier = like.Classifier.Weights });
        }
    }
}
