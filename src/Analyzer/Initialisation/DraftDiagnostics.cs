using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Initialisation.Finding;
using QualityGate.Text;

namespace QualityGate.Initialisation;

/// <summary>The warnings and errors about a draft.</summary>
internal static class DraftDiagnostics
{
    /// <summary>Test data were given, but there are several models.</summary>
    public static Diagnostic SeveralModels(InputPath testData, int models) =>
        Diagnostic.Error(
            DiagnosticCodes.SeveralFit,
            testData.NamedAt,
            $"test data are of one model, but {models} were found; name the model: qualitygate init MODEL --predictions FILE."
        );

    /// <summary>Several files fit a model, or one fits several models.</summary>
    public static Diagnostic Several(string name, AnalysisInputs inputs, ImmutableArray<OtherChoice> others, string folder) =>
        Diagnostic.Warning(
            DiagnosticCodes.SeveralFit,
            inputs.Model.NamedAt,
            (
                others is [var only]
                    ? $"'{EntryPath.From(folder, only.Path)}' could be the test data of '{name}' or of another model, and is not taken"
                    : $"{others.Length} files could be the test data of '{name}' "
                        + $"({CutList.Of([.. others.Select(other => EntryPath.From(folder, other.Path))], 4)}), and none is taken"
            )
                + ": its limits rest on the weights alone. Say which with --predictions FILE or --confusion FILE, or take the mark from "
                + "its line in the file."
        );

    /// <summary>Test data, labels and outputs do not seem to stand in the same order.</summary>
    /// <param name="name">The name of the model.</param>
    /// <param name="inputs">Its files.</param>
    /// <param name="doubt">The reason, as a sentence.</param>
    public static Diagnostic OrderInDoubt(string name, AnalysisInputs inputs, string doubt) =>
        Diagnostic.Warning(
            DiagnosticCodes.OrderInDoubt,
            inputs.TestData?.Path.Whole() ?? inputs.Model.NamedAt,
            $"'{name}' gets no limits, which might be limits on the number of something else: {doubt} Probably labels, test data and "
                + "outputs are not in the same order. Name the classes in the test data in place of indices, give the labels in the order "
                + "of the outputs with --labels FILE, or the test data of this model with --predictions, --confusion or --images."
        );

    /// <summary>The order of labels that were found by their number is not confirmed by anything that rests on the hierarchy.</summary>
    public static Diagnostic OrderUnproved(string name, AnalysisInputs inputs) =>
        Diagnostic.Warning(
            DiagnosticCodes.OrderUnproved,
            inputs.Labels!.NamedAt,
            $"'{inputs.Labels.FileName}' was found for '{name}' by its number of labels, and neither similarities nor mistakes have more "
                + "to do with what they mean than by chance. See that they stand in the order of the model's outputs ('qualitygate labels' "
                + "lists them); --labels FILE names others."
        );

    /// <summary>Nothing was found that could be gated.</summary>
    public static Diagnostic Nothing(string folder, int models) =>
        Diagnostic.Error(
            DiagnosticCodes.NothingToGate,
            new SourceLocation(folder),
            models == 0
                ? "no model was found. Looked for .onnx, .safetensors and *.safetensors.index.json, in folders that are not hidden and "
                    + "are none of builds and environments (bin, obj, node_modules, venv); a .npy or .npz must be named: "
                    + "qualitygate init FILE."
                : $"{Noun.Count(models, "model")} found, but none that can be gated; the list says why. Give what is missing with "
                    + "--labels, --hierarchy, --predictions, --confusion or --classifier."
        );
}
