using Microsoft.ML.OnnxRuntime;
using QualityGate.Diagnostics;
using QualityGate.TestData.Images;

namespace QualityGate.Inference.Images;

/// <summary>
/// The execution provider of ONNX Runtime, such as CUDA, that a model is run with. One that is asked for and is not there is an error, and
/// no other is taken in its place: predictions may differ, and a run that is ten times slower looks like one that hangs.
/// </summary>
/// <param name="Name">The name in <c>images</c>.</param>
/// <param name="OfRuntime">The name that ONNX Runtime has for it.</param>
/// <param name="Package">The package that has it.</param>
/// <param name="Append">Asks for it.</param>
internal sealed record ExecutionProvider(string Name, string OfRuntime, string Package, Action<SessionOptions> Append)
{
    private static readonly ExecutionProvider[] All =
    [
        new(ImagePresets.Cpu, "CPUExecutionProvider", "Microsoft.ML.OnnxRuntime", _ => { }),
        new("cuda", "CUDAExecutionProvider", "Microsoft.ML.OnnxRuntime.Gpu", options => options.AppendExecutionProvider_CUDA()),
        new("directml", "DmlExecutionProvider", "Microsoft.ML.OnnxRuntime.DirectML", AppendDirectML),
        new("coreml", "CoreMLExecutionProvider", "Microsoft.ML.OnnxRuntime", options => options.AppendExecutionProvider_CoreML()),
    ];

    /// <summary>Finds the provider that settings ask for.</summary>
    /// <param name="name">The name; null for the processor.</param>
    /// <param name="available">Those that ONNX Runtime says it has.</param>
    /// <param name="place">The place of the setting.</param>
    /// <exception cref="QualityGateException">It is not there (QG0036).</exception>
    public static ExecutionProvider Of(string? name, IReadOnlyCollection<string> available, SourceLocation place)
    {
        var found = All.First(provider => provider.Name == (name ?? ImagePresets.Cpu));
        return found.Name == ImagePresets.Cpu || available.Contains(found.OfRuntime) ? found : throw found.Failure(available, place, "");
    }

    /// <summary>The providers that could be asked for in place of this one; the processor is no reason to say so.</summary>
    public IEnumerable<string> Others(IReadOnlyCollection<string> available) =>
        All.Where(other => other.Name != ImagePresets.Cpu && other != this && available.Contains(other.OfRuntime))
            .Select(other => other.Name);

    /// <summary>Asks for the provider.</summary>
    /// <exception cref="QualityGateException">Its driver or libraries are not there (QG0036).</exception>
    public void AddTo(SessionOptions options, IReadOnlyCollection<string> available, SourceLocation place)
    {
        try
        {
            Append(options);
        }
        catch (Exception e) when (e is OnnxRuntimeException or EntryPointNotFoundException or DllNotFoundException)
        {
            throw Failure(available, place, $" ({Text.SingleLine.Of(e.Message, 300).TrimEnd('.')})");
        }
    }

    // ONNX Runtime asks for both with this provider.
    private static void AppendDirectML(SessionOptions options)
    {
        options.EnableMemoryPattern = false;
        options.ExecutionMode = ExecutionMode.ORT_SEQUENTIAL;
        options.AppendExecutionProvider_DML();
    }

    private QualityGateException Failure(IEnumerable<string> available, SourceLocation place, string reason) =>
        new(
            Diagnostic.Error(
                DiagnosticCodes.ProviderMissing,
                place,
                $"'provider: {Name}' cannot be used{reason}: ONNX Runtime has {string.Join(", ", available)} here. Reference {Package} in "
                    + "the project of the tests, with the drivers that it needs, or remove 'provider' to run on the processor. (The tool "
                    + "and builds have the processor alone.)"
            )
        );
}
