using System.Collections.Immutable;
using System.Text.Json;
using QualityGate.Explanations;
using QualityGate.Gates;
using QualityGate.Hierarchies;
using QualityGate.Uncertainty;

namespace QualityGate.Reports;

/// <summary>Writes what drives a model's metrics into its JSON report.</summary>
internal static class ExplanationJson
{
    /// <summary>Writes the parts of the report that explain its figures.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="analysis">The model.</param>
    /// <param name="explanation">What drives its metrics.</param>
    /// <param name="level">The confidence level at which shares of samples get their interval; null where none was asked for.</param>
    public static void Write(Utf8JsonWriter json, AnalysedModel analysis, Explanation explanation, double? level)
    {
        var labels = analysis.Labels;
        json.WriteStartObject("semantic");
        json.WriteNumber("chanceSimilarityDepth", analysis.Semantic.Chance);
        WriteOptional(json, "ceilingSimilarityDepth", analysis.Semantic.Ceiling);
        json.WriteEndObject();

        json.WriteStartObject("explanation");
        WriteList(json, "shallowestEdges", explanation.ShallowestEdges, edge =>
        {
            WritePair(json, labels, edge.A, edge.B, edge.Similarity);
            WriteSubsumer(json, labels.Hierarchy, edge.Subsumer, edge.Depth);
        });
        WritePairs(json, "unexplainedConfusions", explanation.UnexplainedConfusions, labels);
        WritePairs(json, "unconfusedSimilarities", explanation.UnconfusedSimilarities, labels);
        WriteClusters(json, "structuralClusters", explanation.StructuralClusters, labels);
        WriteClusters(json, "functionalClusters", explanation.FunctionalClusters, labels);
        WriteList(json, "classes", explanation.Classes, share =>
        {
            json.WriteString("label", labels[share.Class].Text);
            json.WriteString("name", ClassName.Of(labels, share.Class));
            json.WriteNumber("edges", share.Edges);
            WriteOptional(json, "similarityDepth", share.SimilarityDepth);
            json.WriteNumber("depthContribution", share.DepthContribution);
            WriteOptional(json, "samples", share.Samples);
            WriteShare(json, "accuracy", share.Accuracy, share.Samples, level);
            WriteOptional(json, "precision", share.Precision);
            WriteOptional(json, "mistakeSeverity", share.MistakeSeverity);
        });
        WriteList(json, "superclasses", explanation.Superclasses, superclass =>
        {
            json.WriteString("concept", labels.Hierarchy.IdOf(superclass.Concept));
            json.WriteString("name", labels.Hierarchy.NameOf(superclass.Concept));
            json.WriteNumber("classes", superclass.Classes);
            json.WriteNumber("samples", superclass.Samples);
            WriteShare(json, "accuracy", superclass.Accuracy, superclass.Samples, level);
            WriteShare(json, "exactAccuracy", superclass.ExactAccuracy, superclass.Samples, level);
        });
        json.WriteEndObject();
    }

    private static void WritePairs(Utf8JsonWriter json, string name, ImmutableArray<PairOfClasses> pairs, ClassLabels labels) => WriteList(json, name, pairs, pair =>
    {
        WritePair(json, labels, pair.A, pair.B, pair.Similarity);
        json.WriteNumber("confusions", pair.Confusions);
        WriteSubsumer(json, labels.Hierarchy, pair.Subsumer, pair.Depth);
    });

    private static void WriteClusters(Utf8JsonWriter json, string name, ImmutableArray<ClusterDepth> clusters, ClassLabels labels) => WriteList(json, name, clusters, cluster =>
    {
        json.WriteStartArray("classes");
        foreach (var member in cluster.Classes)
        {
            json.WriteStringValue(labels[member].Text);
        }

        json.WriteEndArray();
        json.WriteNumber("edges", cluster.Edges);
        WriteOptional(json, "similarityDepth", cluster.SimilarityDepth);
    });

    private static void WritePair(Utf8JsonWriter json, ClassLabels labels, int a, int b, double similarity)
    {
        ClassName.Write(json, "a", labels, a);
        ClassName.Write(json, "b", labels, b);
        json.WriteNumber("similarity", similarity);
    }

    private static void WriteSubsumer(Utf8JsonWriter json, Hierarchy hierarchy, int subsumer, int depth)
    {
        json.WriteNumber("depth", depth);
        json.WriteString("subsumer", hierarchy.IdOf(subsumer));
        json.WriteString("subsumerName", hierarchy.NameOf(subsumer));
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // The interval of a share is exact; shares are computed from whole numbers of samples, to which they are turned back.
    private static void WriteShare(Utf8JsonWriter json, string name, double? share, double? samples, double? level)
    {
        WriteOptional(json, name, share);
        if (level is { } confidence && share is { } value && samples is { } count)
        {
            var interval = ClopperPearson.Of(Math.Round(value * count), count, confidence);
            json.WriteStartObject($"{name}Interval");
            json.WriteNumber("level", confidence);
            json.WriteNumber("low", Math.Min(interval.Low, value));
            json.WriteNumber("high", Math.Max(interval.High, value));
            json.WriteEndObject();
        }
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }
}
