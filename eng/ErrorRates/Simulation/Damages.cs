using System.Numerics.Tensors;
using MathNet.Numerics.Statistics;
using QualityGate.Labels;

namespace QualityGate.ErrorRates.Simulation;

/// <summary>Ways in which a classifier layer comes to harm.</summary>
internal static class Damages
{
    private const double PermutedShare = 0.2;
    private const double SuperclassShare = 0.2;

    /// <summary>The weights replaced by noise of the same size.</summary>
    public static Head Noise(Head head, Random random)
    {
        var deviation = head.Weights.SelectMany(row => row).Select(value => (double)value).PopulationStandardDeviation();
        var ofBias = head.Bias.Select(value => (double)value).PopulationStandardDeviation();
        return new Head(
            [.. head.Weights.Select(_ => Chance.Normals(random, World.Features, deviation))],
            Chance.Normals(random, head.Classes, Math.Min(ofBias, deviation))
        );
    }

    /// <summary>An order in which a fifth of the classes, at least two, have each the place of another of them.</summary>
    public static int[] PermutedClasses(int classes, Random random)
    {
        int[] order = [.. Enumerable.Range(0, classes)];
        int[] chosen = [.. Enumerable.Range(0, classes)];
        random.Shuffle(chosen);
        chosen = chosen[..Math.Max(2, (int)Math.Round(PermutedShare * classes))];
        for (var k = 0; k < chosen.Length; k++)
        {
            order[chosen[k]] = chosen[(k + 1) % chosen.Length];
        }

        return order;
    }

    /// <summary>The order of labels that are off by one line.</summary>
    public static int[] ShiftedByOne(int classes) => [.. Enumerable.Range(0, classes).Select(index => (index + 1) % classes)];

    /// <summary>The classes of a superclass all looked for in the same direction: each keeps the length of its template.</summary>
    public static Head Collapsed(Head head, int[] superclass)
    {
        var mean = new float[World.Features];
        foreach (var index in superclass)
        {
            TensorPrimitives.Add(mean, head.Weights[index], mean);
        }

        TensorPrimitives.Divide(mean, TensorPrimitives.Norm<float>(mean), mean);
        var collapsed = head.Copy();
        foreach (var index in superclass)
        {
            TensorPrimitives.Multiply(mean, TensorPrimitives.Norm<float>(head.Weights[index]), collapsed.Weights[index]);
        }

        return collapsed;
    }

    /// <summary>The classes below the concept that has nearest to a fifth of them, two at least.</summary>
    public static int[] Superclass(ClassLabels labels)
    {
        var below = new SortedDictionary<int, List<int>>();
        for (var index = 0; index < labels.Count; index++)
        {
            foreach (var (node, _) in labels.Hierarchy.Graph!.AncestorsOf(labels[index].Node!.Value))
            {
                (below.TryGetValue(node, out var classes) ? classes : below[node] = []).Add(index);
            }
        }

        return
        [
            .. below
                .Values.Where(classes => classes.Count > 1)
                .MinBy(classes => Math.Abs(classes.Count - (SuperclassShare * labels.Count)))!,
        ];
    }
}
