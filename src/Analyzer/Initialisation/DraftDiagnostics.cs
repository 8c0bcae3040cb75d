using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Diagnostics;
using QualityGate.Files;
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
    public static Diagnostic Several(string name, AnalysisInputs inputs, ImmutableArray<OtherChoice> others) =>
        Diagnostic.Warning(
            DiagnosticCodes.SeveralFit,
            inputs.Model.NamedAt,
            (
                others is [var only]
                    ? $"'{Path.GetFileName(only.Path)}' could be the test data of '{name}' or of another model, and is not taken"
                    : $"{others.Length} files could be the test data of '{name}' "
                        + $"({CutList.Of([.. others.Select(other => Path.GetFileName(other.Path))], 4)}), and none is taken"
            )
                + ": its limits rest on the weights alone. Say which with --predictions FILE or --confusion FILE, or take the mark from "
                + "its line in the file."
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
