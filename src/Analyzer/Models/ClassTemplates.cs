namespace QualityGate.Models;

/// <summary>
/// The class templates W: row c holds the weights that the classifier layer has for class c. The bias is not part of them
/// (spec of the method: Filus et al., arXiv:2504.09956, section 3). All numbers are finite. No row is all zero,
/// unless its class is left out of graphs.
/// </summary>
public sealed class ClassTemplates
{
    private readonly double[] values;

    private ClassTemplates(int classes, int features, double[] values)
    {
        Classes = classes;
        Features = features;
        this.values = values;
    }

    /// <summary>C, the number of rows: at least 2.</summary>
    public int Classes { get; }

    /// <summary>D, the number of columns: at least 1.</summary>
    public int Features { get; }

    /// <summary>Makes templates from a matrix in row-major order.</summary>
    /// <param name="classes">C ≥ 2.</param>
    /// <param name="features">D ≥ 1.</param>
    /// <param name="values">C × D numbers: those of class 0 first.</param>
    /// <returns>The templates, with a copy of the values.</returns>
    /// <exception cref="ArgumentException">The shape is wrong, a value is not finite, or a row is all zero.</exception>
    public static ClassTemplates Create(int classes, int features, ReadOnlySpan<double> values)
    {
        if (classes < 2 || features < 1 || values.Length != (long)classes * features)
        {
            throw new ArgumentException(
                $"{values.Length} values do not make at least two templates: {classes} x {features}.",
                nameof(values)
            );
        }

        return FirstDefect(classes, features, values) is { } defect
            ? throw new ArgumentException($"The template of class {defect.Class} {defect.Description}.", nameof(values))
            : new ClassTemplates(classes, features, values.ToArray());
    }

    /// <summary>Makes templates of an array that nobody else holds on to: large ones are not copied.</summary>
    internal static ClassTemplates Adopt(int classes, int features, double[] values) => new(classes, features, values);

    /// <summary>The template of a class.</summary>
    /// <param name="index">0 ≤ index &lt; <see cref="Classes"/>.</param>
    /// <returns>D weights.</returns>
    public ReadOnlySpan<double> this[int index] => values.AsSpan(index * Features, Features);

    /// <summary>The templates of some classes, in the order given.</summary>
    internal ClassTemplates Only(IReadOnlyList<int> classes)
    {
        var rows = new double[classes.Count * Features];
        for (var row = 0; row < classes.Count; row++)
        {
            this[classes[row]].CopyTo(rows.AsSpan(row * Features));
        }

        return new ClassTemplates(classes.Count, Features, rows);
    }

    /// <summary>The rows that are all zero, ascending.</summary>
    internal IEnumerable<int> ZeroRows() => Enumerable.Range(0, Classes).Where(row => !this[row].ContainsAnyExcept(0.0));

    /// <summary>The first row that cannot be a template, or null when all can.</summary>
    internal static TemplateDefect? FirstDefect(int classes, int features, ReadOnlySpan<double> values, bool isZeroAllowed = false)
    {
        for (var c = 0; c < classes; c++)
        {
            var row = values.Slice(c * features, features);
            foreach (var value in row)
            {
                if (!double.IsFinite(value))
                {
                    return new TemplateDefect(c, IsZero: false, $"holds {(double.IsNaN(value) ? "NaN" : "an infinite number")}");
                }
            }

            if (!isZeroAllowed && !row.ContainsAnyExcept(0.0))
            {
                return new TemplateDefect(c, IsZero: true, "is all zero");
            }
        }

        return null;
    }
}

/// <summary>Why a row of weights cannot be a class template.</summary>
internal sealed record TemplateDefect(int Class, bool IsZero, string Description);
