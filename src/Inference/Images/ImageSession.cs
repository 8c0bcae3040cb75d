using Microsoft.ML.OnnxRuntime;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Inference.Images;

/// <summary>A model that is loaded to be run on images.</summary>
internal sealed class ImageSession : IDisposable
{
    private readonly InputPath model;
    private readonly SessionOptions options;
    private readonly InferenceSession session;

    /// <summary>Loads a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="provider">The name of the device; null for the processor.</param>
    /// <param name="place">The place of the settings.</param>
    /// <exception cref="QualityGateException">It cannot be loaded (QG2026), or the device is not there (QG0036).</exception>
    public ImageSession(InputPath model, string? provider, SourceLocation place)
    {
        this.model = model;
        (options, session) = Attempt(
            model,
            () =>
            {
                var made = new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };

                // Without it processors without VNNI saturate in products of int8, and predict other classes without a word.
                made.AddSessionConfigEntry("session.x64quantprecision", "1");

                // Threads that wait must not take the cores from those that decode.
                made.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
                string[] available = OrtEnv.Instance().GetAvailableProviders();
                var chosen = ExecutionProvider.Of(provider, available, place);
                chosen.AddTo(made, available, place);
                Others = [.. chosen.Others(available)];
                return (
                    made,
                    model.Content is { } bytes ? new InferenceSession(bytes.ToArray(), made) : new InferenceSession(model.FullPath, made)
                );
            }
        );
    }

    /// <summary>The version of ONNX Runtime, which is part of what decides predictions.</summary>
    /// <exception cref="QualityGateException">Its native library is missing.</exception>
    public static string VersionFor(InputPath model) => Attempt(model, () => OrtEnv.Instance().GetVersionString());

    /// <summary>The devices that could be asked for in place of the one that is used.</summary>
    public IReadOnlyList<string> Others { get; private set; } = [];

    /// <summary>The inputs of the model.</summary>
    public IReadOnlyDictionary<string, NodeMetadata> Inputs => session.InputMetadata;

    /// <summary>Runs the model, and reads an output of it.</summary>
    /// <exception cref="QualityGateException">It cannot be run (QG2026).</exception>
    public T Run<T>(NamedOnnxValue input, string output, Func<NamedOnnxValue, T> read) =>
        Attempt(
            model,
            () =>
            {
                using var results = session.Run([input], [output]);
                return read(results[0]);
            }
        );

    /// <inheritdoc/>
    public void Dispose()
    {
        session.Dispose();
        options.Dispose();
    }

    private static T Attempt<T>(InputPath model, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e)
            when (e is OnnxRuntimeException or DllNotFoundException or TypeInitializationException or EntryPointNotFoundException)
        {
            var isMissing = e is not OnnxRuntimeException;
            var reason = Text.SingleLine.Of((e as TypeInitializationException)?.InnerException?.Message ?? e.Message, 300).TrimEnd('.');
            throw new QualityGateException(
                Diagnostic.Error(
                    isMissing ? DiagnosticCodes.ImagesNotSupported : DiagnosticCodes.ModelNotRunnable,
                    model.NamedAt,
                    isMissing
                        ? "the native ONNX Runtime is missing or does not fit; add <PackageReference "
                            + $"Include=\"Microsoft.ML.OnnxRuntime\" /> (or the flavour for your device) to the project: {reason}."
                        : $"'{model.FileName}' cannot be run: {reason}."
                ),
                e
            );
        }
    }
}
