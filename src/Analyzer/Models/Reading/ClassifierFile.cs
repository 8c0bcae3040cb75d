using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Models.Onnx;

namespace QualityGate.Models.Reading;

/// <summary>
/// Reads the class templates out of a model file: ONNX, or arrays as Python saves them (.safetensors, .npy, .npz). Only what
/// describes the model and the weights of its classifier layer are read, not the rest of the file.
/// </summary>
internal static class ClassifierFile
{
    // Similarities are held for all pairs: 4 GiB a view at this many classes.
    private const int MostClasses = 32_768;

    // Two views, each pair once, and as much again while pairs are ranked; algorithms that need matrices take more.
    private const int LeastBytesOfPair = 32;

    /// <summary>Reads the classifier layer of a model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="classes">The number of classes, where it is known: it decides between several layers that could be the
    /// classifier.</param>
    /// <param name="classifier">A name that decides: of an output, of weights, of a node, or of an array.</param>
    /// <param name="mostMemory">How many bytes the weights may take in memory; null for 1 GiB, and less for a small file whose bytes are
    /// compressed.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The classifier.</returns>
    /// <exception cref="QualityGateException">The file cannot be read, or has no classifier layer (codes QG2xxx).</exception>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    public static Classifier Read(
        InputPath path,
        int? classes = null,
        string? classifier = null,
        long? mostMemory = null,
        CancellationToken cancellationToken = default
    ) => Read(path, classes, classifier, mostMemory, isZeroAllowed: false, cancellationToken);

    /// <summary>Reads the classifier layer of a model whose templates may be all zero where its labels allow it.</summary>
    internal static Classifier Read(
        InputPath path,
        int? classes,
        string? classifier,
        long? mostMemory,
        bool isZeroAllowed,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(path);
        using var source = ModelFormats.Open(path, cancellationToken);
        return Guard(
            path,
            $"'{path.FileName}' has constants that",
            () => Read(source, path, classes, classifier, mostMemory, isZeroAllowed)
        );
    }

    /// <summary>Reads the classifier layer of a model that is open.</summary>
    internal static Classifier Read(
        ModelSource source,
        InputPath path,
        int? classes,
        string? classifier,
        long? mostMemory,
        bool isZeroAllowed = false
    )
    {
        var (candidate, remark) = CandidateChoice.Choose(
            path,
            source.Candidates(classifier, classes),
            classes,
            isNamed: classifier is not null
        );
        CheckSize(path, candidate);
        MemoryCeiling.Check(path, candidate, source.CompressedLength, mostMemory);
        List<string> remarks = [.. candidate.Remarks.Prepend(remark).Where(text => text.Length > 0)];
        var templates = Templates(path, candidate, remarks, isZeroAllowed);
        return new Classifier(path, candidate.Operator, candidate.Weights, candidate.Matrix.Origin.Encoding, remarks, templates);
    }

    private static void CheckSize(InputPath path, TemplateCandidate candidate)
    {
        if (candidate.Matrix.Shape[0] < 1 || candidate.Features < 1)
        {
            throw Failure(
                path,
                DiagnosticCodes.TooFewClasses,
                $"the classifier layer '{candidate.Weights}' in '{path.FileName}' is "
                    + $"{candidate.Matrix.Shape[0]} x {candidate.Features} (classes x features); at least two classes are needed."
            );
        }

        var needed = LeastBytesOfPair * ((long)candidate.Classes * candidate.Classes / 2);
        if (candidate.Classes > MostClasses || needed > GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)
        {
            throw Failure(
                path,
                DiagnosticCodes.TooManyClasses,
                $"the classifier layer '{candidate.Weights}' in '{path.FileName}' has "
                    + $"{candidate.Classes} classes; comparing them pair by pair takes at least {needed >> 20} MiB of memory (and at most "
                    + $"{MostClasses} can be)."
            );
        }
    }

    private static ClassTemplates Templates(InputPath path, TemplateCandidate candidate, List<string> remarks, bool isZeroAllowed)
    {
        var values = ReadWeights(path, candidate);
        if (candidate.Matrix.Shape[0] == 1)
        {
            // A single score speaks for the second class and, as much, against the first.
            values = [.. values.Select(value => -value), .. values];
            remarks.Add("one output row, read as two opposed templates (a binary head)");
        }

        if (candidate.Features == 1)
        {
            remarks.Add(
                "its class templates have a single number, so that any two of them point the same way or opposite ways: "
                    + "similarity knows nothing in between"
            );
        }

        if (ClassTemplates.FirstDefect(candidate.Classes, candidate.Features, values, isZeroAllowed) is { } defect)
        {
            throw defect.IsZero
                ? ZeroTemplate(path, defect.Class)
                : Failure(
                    path,
                    DiagnosticCodes.WeightsNotFinite,
                    $"{Template(path, defect.Class)} {defect.Description}; the training diverged, or the export is faulty."
                );
        }

        return ClassTemplates.Adopt(candidate.Classes, candidate.Features, values);
    }

    /// <summary>The error about a template that is all zero, of a class that should have one.</summary>
    internal static QualityGateException ZeroTemplate(InputPath path, int index) =>
        Failure(
            path,
            DiagnosticCodes.ZeroTemplate,
            $"{Template(path, index)} is all zero; the class was never trained, or was pruned away. If it stands for nothing, label it "
                + "'-': it is left out of graphs then."
        );

    private static string Template(InputPath path, int index) =>
        $"the class template of class {index} (counted from 0) in '{path.FileName}'";

    private static double[] ReadWeights(InputPath path, TemplateCandidate candidate)
    {
        return Guard(path, $"the weights '{candidate.Weights}' of the classifier layer in '{path.FileName}'", candidate.Matrix.Values);
    }

    /// <summary>Turns what can go wrong while numbers are read into diagnostics about <paramref name="what"/>.</summary>
    internal static T Guard<T>(InputPath path, string what, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (ExternalDataException e)
        {
            throw Failure(path, DiagnosticCodes.ExternalDataRefused, $"{what} cannot be read: {e.Message}.", e);
        }
        catch (InvalidDataException e)
        {
            throw Failure(path, DiagnosticCodes.WeightsUnreadable, $"{what} cannot be read: {e.Message}.", e);
        }
        catch (IOException e)
        {
            throw Failure(path, DiagnosticCodes.ModelNotAccessible, $"{what} cannot be read: {e.Message}", e);
        }
    }

    private static QualityGateException Failure(InputPath path, string code, string message, Exception? cause = null) =>
        new(Diagnostic.Error(code, path.NamedAt, message), cause);
}
