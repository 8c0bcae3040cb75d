namespace QualityGate.Models.Arrays;

/// <summary>The layout of an array of weights: the axis that is that of the classes.</summary>
internal enum ArrayLayout
{
    /// <summary>No axis that is known to be as long as there are classes.</summary>
    Unknown,

    /// <summary>The first, as PyTorch saves a Linear: classes × features.</summary>
    ClassesByFeatures,

    /// <summary>The last, as Keras and Flax save a kernel and CLIP its zero-shot classifier: features × classes.</summary>
    FeaturesByClasses,

    /// <summary>Two axes that are both as long as there are classes.</summary>
    Either,
}

/// <summary>The user's choice of an array: its name, its layout, or both, as in <c>kernel:features-by-classes</c>.</summary>
/// <param name="Name">The array's name; null for whichever the file has.</param>
/// <param name="Layout">Its layout; null where the number of classes is to tell.</param>
internal sealed record ArrayChoice(string? Name, ArrayLayout? Layout)
{
    /// <summary>The word for classes × features.</summary>
    public const string ClassesByFeatures = "classes-by-features";

    /// <summary>The word for features × classes.</summary>
    public const string FeaturesByClasses = "features-by-classes";

    /// <summary>Takes apart the value of <c>classifier:</c>; a name that an array has is never taken apart.</summary>
    public static ArrayChoice Parse(string? classifier, IEnumerable<string> names)
    {
        if (classifier is null || names.Contains(classifier))
        {
            return new ArrayChoice(classifier, Layout: null);
        }

        var (name, word) = classifier.LastIndexOf(':') is var colon and >= 0
            ? (classifier[..colon], classifier[(colon + 1)..])
            : (string.Empty, classifier);
        ArrayLayout? layout = word switch
        {
            ClassesByFeatures => ArrayLayout.ClassesByFeatures,
            FeaturesByClasses => ArrayLayout.FeaturesByClasses,
            _ => null,
        };
        return layout is null ? new ArrayChoice(classifier, Layout: null) : new ArrayChoice(name.Length > 0 ? name : null, layout);
    }
}

/// <summary>Tells the layout of an array from the number of classes.</summary>
internal static class ArrayLayouts
{
    // One row or column of scores tells two classes apart.
    private const int Binary = 2;

    /// <summary>True when an array is called as PyTorch calls the weights of its layers, which always have the classes first.</summary>
    public static bool IsWeight(WeightArray array) => ArrayName.LeafOf(ArrayName.StemOf(array.Name)) == "weight";

    /// <summary>
    /// True when an array is called as Keras and Flax call the weights of their layers, which always have the classes last.
    /// </summary>
    public static bool IsKernel(WeightArray array) => ArrayName.LeafOf(ArrayName.StemOf(array.Name)) is "kernel" or "kernel:0";

    /// <summary>The layout that fits the number of classes.</summary>
    public static ArrayLayout Of(WeightArray array, int? classes)
    {
        bool Fits(int size) => size == classes || (size == 1 && classes == Binary);
        return array.Shape is not [var first, .., var last]
            ? ArrayLayout.Unknown
            : (Fits(first), Fits(last)) switch
            {
                (true, true) when IsWeight(array) => ArrayLayout.ClassesByFeatures,
                (true, true) => ArrayLayout.Either,
                (true, false) => ArrayLayout.ClassesByFeatures,

                // A single row as long as there are classes is a bias: templates of one number would all point the same way or the opposite
                // one.
                (false, true) when array.Shape[..^1].Aggregate(1L, (product, size) => product * size) == 1 => ArrayLayout.Unknown,
                (false, true) => ArrayLayout.FeaturesByClasses,
                _ => ArrayLayout.Unknown,
            };
    }
}
