using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Graphs.Forests;
using QualityGate.TestData;

namespace QualityGate.Analysis;

/// <summary>A test set of an analysis: the confusion matrix, and the graph of it, which is spanned when it is first asked for.</summary>
internal sealed class TestSet
{
    private readonly Lazy<ClassGraph?> functional;

    private TestSet(ConfusionMatrix? confusion, Lazy<ClassGraph?> functional, ImmutableArray<Diagnostic> warnings)
    {
        Confusion = confusion;
        this.functional = functional;
        Warnings = warnings;
    }

    /// <summary>No test data at all.</summary>
    public static TestSet None { get; } = new(confusion: null, new((ClassGraph?)null), []);

    /// <summary>The confusion matrix, if there is one.</summary>
    public ConfusionMatrix? Confusion { get; }

    /// <summary>The graph of the classes that are confused, if there is one.</summary>
    public ClassGraph? Functional => functional.Value;

    /// <summary>Warnings about the test data.</summary>
    public ImmutableArray<Diagnostic> Warnings { get; }

    /// <summary>A test set that was drawn: of most of them no graph is wanted.</summary>
    public static TestSet Of(ConfusionMatrix confusion, Func<ClassGraph?> functional) => new(confusion, new(functional), []);

    /// <summary>A test set that has been analysed.</summary>
    public static TestSet Of(ConfusionMatrix confusion, ClassGraph? functional, ImmutableArray<Diagnostic> warnings) =>
        new(confusion, new(functional), warnings);
}
