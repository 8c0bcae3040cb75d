using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Models.Tensors;
using QualityGate.Text;

namespace QualityGate.Models.Arrays;

/// <summary>
/// Files of named arrays, as Python's libraries save weights, as a source of class templates. Arrays that cannot be read count:
/// where one of them may be the classifier, it is undecided which array is.
/// </summary>
internal sealed class ArraySource(InputPath path, string kind, ArrayFile file) : ModelSource
{
    private const int MostListed = 12;

    private IReadOnlyList<WeightArray>? weights;

    /// <inheritdoc/>
    public override string Kind => kind;

    /// <inheritdoc/>
    public override long BytesRead => file.BytesRead;

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Locations => file.Locations;

    /// <inheritdoc/>
    public override long? CompressedLength => file.CompressedLength;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Metadata => file.Metadata;

    private IReadOnlyList<WeightArray> Weights => weights ??= WeightArrays.Among(file.Arrays);

    /// <inheritdoc/>
    public override IReadOnlyList<TemplateCandidate> Candidates(string? classifier, int? classes)
    {
        var choice = ArrayChoice.Parse(classifier, file.Arrays.Select(array => array.Name));
        return choice.Name is { } name ? [Named(name, choice.Layout, classes)] : Unnamed(choice.Layout, classes);
    }

    /// <inheritdoc/>
    public override void Dispose() => file.Dispose();

    private TemplateCandidate Named(string name, ArrayLayout? layout, int? classes)
    {
        var named =
            Weights.FirstOrDefault(array => array.Name == name) ?? Weights.FirstOrDefault(array => ArrayName.StemOf(array.Name) == name);
        if (named is null)
        {
            throw file.Arrays.Any(array => array.Name == name)
                ? Failure(
                    DiagnosticCodes.WeightsUnreadable,
                    $"the array '{name}' of '{path.FileName}' is no weights: it belongs to those of another array"
                )
                : Failure(
                    DiagnosticCodes.ClassifierNotFound,
                    $"'{path.FileName}' has no array '{name}'.{Suggestion.For(name, file.Arrays.Select(array => array.Name))} "
                        + $"It has {List()}"
                );
        }

        return named switch
        {
            { Failure: { } failure } => throw Failure(
                DiagnosticCodes.WeightsUnreadable,
                $"the array '{name}' of '{path.FileName}' {failure}"
            ),
            { Numbers: { Rank: >= 2, Count: > 0 } } => Candidate(named, layout ?? ArrayLayouts.Of(named, classes), classes),
            _ => throw Failure(
                DiagnosticCodes.WeightsUnreadable,
                $"the array '{name}' of '{path.FileName}' has the shape [{string.Join(", ", named.Shape)}], which is not that "
                    + "of a matrix of classes x features"
            ),
        };
    }

    private IReadOnlyList<TemplateCandidate> Unnamed(ArrayLayout? layout, int? classes)
    {
        // A column is a norm or a bias, whatever its length.
        var matrices = Weights
            .Where(array => array.Numbers is { Shape: [> 0, > 0] } && (array.Shape[1] > 1 || Weights.Count == 1))
            .ToList();
        var fitting = matrices
            .Select(array => (Array: array, Layout: ArrayLayouts.Of(array, classes)))
            .Where(pair => pair.Layout != ArrayLayout.Unknown)
            .ToList();

        // Where rows fit, columns that fit are those of a layer in between, unless the array is called as Keras and Flax call what has the
        // classes last.
        var chosen = fitting.Exists(pair => pair.Layout != ArrayLayout.FeaturesByClasses)
            ? fitting.FindAll(pair => pair.Layout != ArrayLayout.FeaturesByClasses || ArrayLayouts.IsKernel(pair.Array))
            : fitting;
        string[] passedOver =
        [
            .. fitting.Except(chosen).Where(pair => !ArrayLayouts.IsWeight(pair.Array)).Select(pair => pair.Array.Stored.ToString()),
        ];
        if (classes is null || (chosen.Count == 0 && matrices.Count == 1))
        {
            chosen = [.. matrices.Select(array => (array, ArrayLayout.Unknown))];
        }

        var hidden = Weights.Where(array => array.MayHide(classes)).Select(array => array.ToString()).ToList();
        return hidden.Count > 0 ? throw Undecided(hidden, [.. chosen.Select(pair => pair.Array)])
            : chosen.Count > 0 ? [.. chosen.Select(pair => PassingOver(passedOver, Candidate(pair.Array, layout ?? pair.Layout, classes)))]
            : throw Failure(
                DiagnosticCodes.NoClassifierLayer,
                (
                    matrices.Count == 0 || classes is null
                        ? $"no array of '{path.FileName}' is a matrix of classes x features"
                        : $"no array of '{path.FileName}' has {classes} rows or columns, one for each class"
                ) + $"; it has {List()}"
            );
    }

    private static TemplateCandidate PassingOver(string[] others, TemplateCandidate candidate) =>
        others.Length == 0
            ? candidate
            : candidate with
            {
                Remarks =
                [
                    .. candidate.Remarks,
                    $"its rows fit the classes; so do the columns of {CutList.Of(others, MostListed)}, which the name of the "
                        + "array would choose",
                ],
            };

    private TemplateCandidate Candidate(WeightArray array, ArrayLayout layout, int? classes)
    {
        var numbers = Numbers(array, layout);
        switch (layout)
        {
            case ArrayLayout.Either:
                throw Failure(
                    DiagnosticCodes.LayoutUndecided,
                    $"the array {array.Stored} of '{path.FileName}' may be classes x features, as PyTorch saves weights, or "
                        + "features x classes, as Keras and Flax save a kernel: "
                        + "both sides are as long as there are classes. Say which with 'classifier: "
                        + $"{array.Name}:{ArrayChoice.ClassesByFeatures}' "
                        + $"or 'classifier: {array.Name}:{ArrayChoice.FeaturesByClasses}' in thresholds.yml, or --classifier"
                );
            case ArrayLayout.FeaturesByClasses:
                var turned = numbers.Transpose([numbers.Rank - 1, .. Enumerable.Range(0, numbers.Rank - 1)]);
                return new TemplateCandidate(kind, turned.Reshape(turned.Shape[0], turned.Count / turned.Shape[0]))
                {
                    Remarks =
                    [
                        $"the array [{string.Join(", ", array.Shape)}] is read as features x classes and turned, as Keras, Flax "
                            + "and CLIP save their kernels",
                    ],
                };
            default:
                return new TemplateCandidate(kind, numbers.Reshape(numbers.Shape[0], numbers.Count / numbers.Shape[0]))
                {
                    Remarks =
                        classes is null && layout == ArrayLayout.Unknown
                            ? ["its rows are taken for classes, as PyTorch saves them; the number of classes would tell"]
                        : PartOfModel.Remark(path.FileName) is { } part ? [part]
                        : [],
                };
        }
    }

    // Scales of square matrices lie along either axis until the layout is known.
    private Tensor Numbers(WeightArray array, ArrayLayout layout)
    {
        if (array.ReadAlong is null || layout is ArrayLayout.Either or ArrayLayout.Unknown)
        {
            return array.Numbers!;
        }

        var (numbers, failure) = array.ReadAlong(layout == ArrayLayout.FeaturesByClasses ? 1 : 0);
        return numbers
            ?? throw Failure(
                DiagnosticCodes.ArraysUnreadable,
                $"the array {array.Stored} of '{path.FileName}', read as "
                    + $"{(layout == ArrayLayout.FeaturesByClasses ? "features x classes" : "classes x features")}, {failure}. "
                    + "Save the weights as real numbers (dequantised)"
            );
    }

    private QualityGateException Undecided(IReadOnlyCollection<string> hidden, IReadOnlyCollection<WeightArray> readable)
    {
        return Failure(
            DiagnosticCodes.ArraysUnreadable,
            $"it is undecided which array of '{path.FileName}' is the classifier, as not all that may be can be read: "
                + CutList.OfLast(hidden, MostListed)
                + (
                    readable.Count == 0
                        ? string.Empty
                        : $"; could be read: {CutList.OfLast([.. readable.Select(array => array.Stored.ToString())], MostListed)}"
                )
                + ". Save the weights as real numbers (dequantised), or name the classifier if it is another array: 'classifier: "
                + "NAME' in thresholds.yml, or --classifier"
        );
    }

    private string List() =>
        file.Arrays.Count == 0 ? "no arrays" : CutList.OfLast([.. file.Arrays.Select(array => array.ToString())], MostListed);

    private QualityGateException Failure(string code, string message) =>
        new(Diagnostic.Error(code, path.NamedAt, message + PartOfModel.Hint(path.FileName) + "."));
}
