using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Forests;

namespace QualityGate.Evaluation;

/// <summary>What an analysis knows of a test set: the confusion matrix and its graph, each found out when it is first asked for.</summary>
internal sealed class TestSet
{
    private readonly Lazy<ConfusionMatrix?> confusion;
    private readonly Lazy<ClassGraph?> functional;
    private readonly Lazy<ImmutableArray<Diagnostic>> warnings;

    private TestSet(Lazy<ConfusionMatrix?> confusion, Lazy<ClassGraph?> functional, Lazy<ImmutableArray<Diagnostic>> warnings, bool isPutOff)
    {
        this.confusion = confusion;
        this.functional = functional;
        this.warnings = warnings;
        IsPutOff = isPutOff;
    }

    /// <summary>No test data at all.</summary>
    public static TestSet None { get; } = new(new((ConfusionMatrix?)null), new((ClassGraph?)null), new(ImmutableArray<Diagnostic>.Empty), isPutOff: false);

    /// <summary>The confusion matrix, if there is one.</summary>
    public ConfusionMatrix? Confusion => confusion.Value;

    /// <summary>The graph of what is confused, if there is one.</summary>
    public ClassGraph? Functional => functional.Value;

    /// <summary>What is to be said of them.</summary>
    public ImmutableArray<Diagnostic> Warnings => warnings.Value;

    /// <summary>Whether even reading the confusion matrix waits until somebody asks.</summary>
    public bool IsPutOff { get; }

    /// <summary>A test set of which nothing need be said.</summary>
    public static TestSet Of(ConfusionMatrix confusion, Func<ClassGraph?> functional) => new(new(confusion), new(functional), new(ImmutableArray<Diagnostic>.Empty), isPutOff: false);

    /// <summary>A test set that has been analysed.</summary>
    public static TestSet Of(ConfusionMatrix confusion, ClassGraph? functional, ImmutableArray<Diagnostic> warnings) => new(new(confusion), new(functional), new(warnings), isPutOff: false);

    /// <summary>A test set that is read and analysed when it is first asked for.</summary>
    public static TestSet PutOff(Func<ConfusionMatrix> read, Func<ConfusionMatrix, ClassGraph?> functional, Func<ConfusionMatrix, ClassGraph?, ImmutableArray<Diagnostic>> warnings)
    {
        var matrix = new Lazy<ConfusionMatrix?>(read);
        var graph = new Lazy<ClassGraph?>(() => functional(matrix.Value!));
        return new TestSet(matrix, graph, new(() => warnings(matrix.Value!, graph.Value)), isPutOff: true);
    }
}
