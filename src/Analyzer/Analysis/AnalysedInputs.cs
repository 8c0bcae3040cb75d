using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Hierarchies;
using QualityGate.Models.Reading;
using QualityGate.TestData.Reading;

namespace QualityGate.Analysis;

/// <summary>The inputs of an analysis, and the files that they stand for: all are listed once, before any of them is read.</summary>
/// <param name="Inputs">The inputs.</param>
/// <param name="OfModel">The model, its data files, the labels and the hierarchy.</param>
/// <param name="TestData">The files of the test data; null without any.</param>
internal sealed record AnalysedInputs(AnalysisInputs Inputs, ImmutableArray<AnalysedFile> OfModel, TestDataListing? TestData = null)
{
    /// <summary>The role of the model file.</summary>
    public const string Model = "model";

    /// <summary>The role of the files beside a model that its numbers lie in.</summary>
    public const string ModelData = "model-data";

    private const string Labels = "labels";
    private const string OwnHierarchy = "hierarchy";

    /// <summary>The files of the test data.</summary>
    public ImmutableArray<AnalysedFile> OfTestData { get; private init; } =
        TestData is null ? [] : [.. TestData.Files.Select(file => AnalysedFile.Of(file.Role, file.Path))];

    /// <summary>All files.</summary>
    public IEnumerable<AnalysedFile> Files => OfModel.Concat(OfTestData);

    /// <summary>The same without test data.</summary>
    public AnalysedInputs WithoutTestData =>
        Inputs.TestData is null ? this : this with { Inputs = Inputs with { TestData = null }, TestData = null, OfTestData = [] };

    /// <summary>Lists files.</summary>
    /// <param name="inputs">The inputs of an analysis.</param>
    /// <param name="hierarchy">The hierarchy that has been read; null where its file has yet to be.</param>
    public static AnalysedInputs List(AnalysisInputs inputs, Hierarchy? hierarchy = null)
    {
        var source = hierarchy?.Source ?? inputs.Hierarchy;
        return new AnalysedInputs(
            inputs with
            {
                Hierarchy = source,
            },
            [
                .. OfModelFile(inputs),
                .. inputs.Labels is { } labels ? [AnalysedFile.Of(Labels, labels)] : Array.Empty<AnalysedFile>(),
                .. source.File is { } own ? [AnalysedFile.Hashed(OwnHierarchy, own, hierarchy?.Sha256)] : Array.Empty<AnalysedFile>(),
            ],
            inputs.TestData is { } data ? TestDataListing.Of(data) : null
        );
    }

    /// <summary>Lists the files of a model that is analysed by the labels of another.</summary>
    /// <param name="inputs">The model.</param>
    /// <param name="like">The inputs of the other; where its labels lie in the model itself, that is the file with the labels.</param>
    public static AnalysedInputs List(AnalysisInputs inputs, AnalysedInputs like)
    {
        var labels = like.OfModel.FirstOrDefault(file => file.Role == Labels) ?? like.OfModel.FirstOrDefault(file => file.Role == Model);
        return new AnalysedInputs(
            inputs with
            {
                Labels = like.Inputs.Labels,
                Hierarchy = like.Inputs.Hierarchy,
                TestData = null,
            },
            [
                .. OfModelFile(inputs),
                .. labels is null ? [] : new[] { labels.As(Labels) },
                .. like.OfModel.Where(file => file.Role == OwnHierarchy),
            ]
        );
    }

    /// <summary>Inputs that came from no file.</summary>
    /// <param name="model">The path that stands for the model.</param>
    public static AnalysedInputs OfNoFile(InputPath model) => new(new AnalysisInputs(model), []);

    /// <summary>The same with the test data of other inputs, whose files are listed.</summary>
    public AnalysedInputs WithTestDataOf(AnalysisInputs inputs) =>
        new(
            inputs with
            {
                Labels = Inputs.Labels,
                Hierarchy = Inputs.Hierarchy,
            },
            OfModel,
            inputs.TestData is { } data ? TestDataListing.Of(data) : null
        );

    /// <summary>The hash of the model with its data files.</summary>
    public string ModelHash() =>
        QualityGate.TestData.Evaluations.ModelHash.Of(
            OfModel.FirstOrDefault(file => file.Role == Model)?.Sha256,
            [.. OfModel.Where(file => file.Role == ModelData).Select(file => file.Sha256)]
        );

    /// <summary>An error for each file that was changed while it was read.</summary>
    public IEnumerable<Diagnostic> ChangesWhileRead() => Files.Select(file => file.ChangeWhileRead()).OfType<Diagnostic>();

    /// <summary>A warning for each file whose hash is unknown because it was changed after it had been read.</summary>
    public IEnumerable<Diagnostic> ChangesSince() => Files.Select(file => file.ChangeSince()).OfType<Diagnostic>();

    // The model is stamped before it is read for the names of its data files.
    private static IEnumerable<AnalysedFile> OfModelFile(AnalysisInputs inputs)
    {
        yield return AnalysedFile.Of(Model, inputs.Model);
        foreach (var path in DataFiles.Of(inputs.Model))
        {
            yield return AnalysedFile.Of(ModelData, new InputPath(path, inputs.Model.NamedAt));
        }
    }
}
