using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Graphs.Forests;
using QualityGate.TestData;

namespace QualityGate.Analysis;

/// <summary>A test set of an analysis: the confusion matrix, and the graph of it, which is spanned when it is first asked for.</summary>
internal sealed class TestSet
{
    private readonly Lazy<ClassGraph?> functional;
    private readonly Lazy<ConfusionMatrix?> ofConcepts;

    private TestSet(
        ConfusionMatrix? confusion,
        ConfusionMatrix? amongConcepts,
        Lazy<ConfusionMatrix?> ofConcepts,
        Lazy<ClassGraph?> functional,
        ImmutableArray<Diagnostic> warnings
    )
    {
        Confusion = confusion;
        AmongConcepts = amongConcepts;
        this.ofConcepts = ofConcepts;
        this.functional = functional;
        Warnings = warnings;
    }

    /// <summary>No test data at all.</summary>
    public static TestSet None { get; } =
        new(confusion: null, amongConcepts: null, new((ConfusionMatrix?)null), new((ClassGraph?)null), []);

    /// <summary>The confusion matrix of all outputs, if there is one.</summary>
    public ConfusionMatrix? Confusion { get; }

    /// <summary>
    /// The samples of classes with a concept that were predicted as one of these, by the positions of these classes; null where there is
    /// none.
    /// </summary>
    public ConfusionMatrix? AmongConcepts { get; }

    /// <summary>All samples of classes with a concept, whatever they were predicted as.</summary>
    public ConfusionMatrix? OfConcepts => ofConcepts.Value;

    /// <summary>The graph of the classes that are confused, if there is one.</summary>
    public ClassGraph? Functional => functional.Value;

    /// <summary>Warnings about the test data.</summary>
    public ImmutableArray<Diagnostic> Warnings { get; }

    /// <summary>A test set whose graph is spanned when it is first asked for: of most that are drawn none is wanted.</summary>
    /// <param name="confusion">The confusion matrix of all outputs.</param>
    /// <param name="classes">Those of them that stand for a concept.</param>
    /// <param name="span">Spans the graph.</param>
    public static TestSet Of(ConfusionMatrix confusion, ConceptClasses classes, Func<ConfusionMatrix, ClassGraph?> span)
    {
        var among = classes.LeftOut == 0 ? confusion : confusion.Among(classes.Indices);
        return new TestSet(
            confusion,
            among,
            new(() => classes.LeftOut == 0 ? confusion : confusion.OfRows(classes.Indices)),
            new(() => among is null ? null : span(among)),
            []
        );
    }

    /// <summary>The same test set with warnings.</summary>
    public TestSet With(ImmutableArray<Diagnostic> warnings) => new(Confusion, AmongConcepts, ofConcepts, functional, warnings);
}
