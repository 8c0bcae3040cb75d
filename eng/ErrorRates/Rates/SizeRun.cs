using System.Collections.Immutable;
using QualityGate.Coverage;
using QualityGate.Hierarchies;

namespace QualityGate.ErrorRates.Rates;

/// <summary>Repeats the simulation at one size.</summary>
/// <param name="Size">The size.</param>
/// <param name="Repetitions">How often.</param>
/// <param name="Replicates">The number of test sets drawn for each interval.</param>
internal sealed record SizeRun(Size Size, int Repetitions, int Replicates)
{
    /// <summary>The number of the first repetition: those before it were counted earlier.</summary>
    public int First { get; init; }

    /// <summary>The run that is published, or a try of it.</summary>
    public static SizeRun Of(Size size, bool isQuick) =>
        size.Classes switch
        {
            < 100 => new SizeRun(size, isQuick ? 10 : 300, 200),
            < 1000 => new SizeRun(size, isQuick ? 3 : 100, 100),
            _ => new SizeRun(
                size,
                isQuick ? 1
                    : size.Samples < 500 ? 20
                    : 10,
                25
            ),
        };

    /// <summary>
    /// The number of repetitions at once: one where a single one keeps all processors busy, and much memory, too.
    /// </summary>
    public int UsualThreads => Size.Classes < 1000 ? Environment.ProcessorCount : 1;

    /// <summary>Runs all repetitions.</summary>
    /// <param name="wordNet">The hierarchy that classes are chosen from.</param>
    /// <param name="done">Is told after each repetition how many are done.</param>
    /// <param name="threads">The number of repetitions at once.</param>
    public ImmutableArray<Tally> Run(WordNet wordNet, Action<int> done, int threads)
    {
        var labels = WordNetClasses.Choose(wordNet, Size.Classes);
        var verdicts = new Judged[Repetitions][];
        var finished = 0;
        Parallel.For(
            0,
            Repetitions,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            repetition =>
            {
                verdicts[repetition] = [.. Repetition.Judge(SimulatedModels.Create(labels, Size.Samples, First + repetition, Replicates))];
                done(Interlocked.Increment(ref finished));
            }
        );
        return Tally.Of(Size, verdicts.SelectMany(of => of));
    }
}
