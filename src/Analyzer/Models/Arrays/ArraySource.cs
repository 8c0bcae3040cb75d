using QualityGate.Diagnostics;
using QualityGate.Inputs;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Arrays;

/// <summary>A file of named arrays, as Python's libraries save weights. Rows are classes, as in PyTorch's <c>Linear</c>.</summary>
internal sealed class ArraySource(InputPath path, string kind, BinaryInput input, IReadOnlyList<Tensor> arrays) : ModelSource
{
    /// <inheritdoc/>
    public override string Kind => kind;

    /// <inheritdoc/>
    public override long BytesRead => input.BytesRead;

    /// <inheritdoc/>
    public override IReadOnlyList<TemplateCandidate> Candidates(string? classifier)
    {
        if (classifier is not null)
        {
            var named = arrays.FirstOrDefault(array => array.Origin.Name == classifier) ?? throw Failure(DiagnosticCodes.ClassifierNotFound,
                $"'{path.FileName}' has no array '{classifier}'.{Suggestion.For(classifier, arrays.Select(array => array.Origin.Name))} It has: {List(arrays)}");
            return named.Rank >= 2 && named.Shape.All(size => size > 0)
                ? [Candidate(named)]
                : throw Failure(DiagnosticCodes.WeightsUnreadable, $"the array '{classifier}' of '{path.FileName}' has the shape [{string.Join(", ", named.Shape)}], which is not that of a matrix of classes x features");
        }

        var matrices = arrays.Where(array => array.Rank == 2 && array.Shape.All(size => size > 0)).ToList();
        return matrices.Count > 0
            ? [.. matrices.Select(Candidate)]
            : throw Failure(DiagnosticCodes.NoClassifierLayer, $"no array of '{path.FileName}' is a matrix of classes x features; it has: {List(arrays)}");
    }

    /// <inheritdoc/>
    public override void Dispose() => input.Dispose();

    private TemplateCandidate Candidate(Tensor array) => new(kind, array.Reshape(array.Shape[0], array.Count / array.Shape[0]));

    private static string List(IReadOnlyCollection<Tensor> arrays) =>
        CutList.OfLast([.. arrays.Select(array => $"'{array.Origin.Name}' [{string.Join(", ", array.Shape)}]")], 12);

    private QualityGateException Failure(string code, string message) => new(Diagnostic.Error(code, path.NamedAt, message + "."));
}
