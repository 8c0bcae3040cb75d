using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Hierarchies;
using QualityGate.Text;

namespace QualityGate.Labels;

/// <summary>
/// Warns of labels whose sense is in doubt: of words that the other labels don't settle, and of senses by name that stand out of company.
/// </summary>
internal static class SenseWarnings
{
    private const int MostShown = 3;
    private const int LongestName = 60;

    /// <summary>At most one warning of each kind, at the first label that it is about.</summary>
    public static IEnumerable<Diagnostic> Of(
        InputPath path,
        Hierarchy hierarchy,
        ImmutableArray<ClassLabel> labels,
        ImmutableArray<ChosenSense?> senses,
        ImmutableArray<WrittenLabel> written
    )
    {
        int[] unsure = [.. Enumerable.Range(0, labels.Length).Where(i => senses[i] is { IsSure: false })];
        if (unsure.Length > 0)
        {
            yield return Diagnostic.Warning(
                DiagnosticCodes.UnsureSenses,
                written[unsure[0]].Location,
                $"the sense of {unsure.Length} of {labels.Length} labels is unsure: "
                    + Shown(unsure, i => $"class {i}, '{Name(labels[i])}', is taken for {hierarchy.NameOf(labels[i].Node!.Value)}")
                    + $". Look at them with 'qualitygate labels {path.FileName} --write pinned.txt', put right what is wrong in the file "
                    + "that it writes, and gate with that."
            );
        }

        int[] outside = [.. Enumerable.Range(0, labels.Length).Where(i => senses[i]?.FitsBetter is not null)];
        if (outside.Length > 0)
        {
            yield return Diagnostic.Warning(
                DiagnosticCodes.SenseOutOfCompany,
                written[outside[0]].Location,
                Shown(
                    outside,
                    i =>
                        $"class {i} is '{Name(labels[i])}' (a kind of {Kind(hierarchy, labels[i].Node!.Value)}), but "
                        + $"{hierarchy.NameOf(senses[i]!.FitsBetter!.Value)} (a kind of {Kind(hierarchy, senses[i]!.FitsBetter!.Value)}) "
                        + "fits the other labels far better"
                ) + ". Write the one that is meant; its wnid says that it is."
            );
        }
    }

    private static string Shown(int[] classes, Func<int, string> say) =>
        string.Join("; ", classes.Take(MostShown).Select(say))
        + (classes.Length > MostShown ? $"; and {classes.Length - MostShown} more" : string.Empty);

    private static string Name(ClassLabel label) => SingleLine.Of(label.Name, LongestName);

    private static string Kind(Hierarchy hierarchy, int node) =>
        hierarchy.Graph!.ParentsOf(node) is [var parent, ..] ? hierarchy.NameOf(parent) : "nothing else";
}
