using System.Collections.Immutable;
using QualityGate.Initialisation;
using QualityGate.Initialisation.Finding;
using QualityGate.Reports.Tables;
using QualityGate.Text;

namespace QualityGate.Tool.Init;

/// <summary>The findings of a draft, for people.</summary>
internal static class DraftReport
{
    private const int MostUnused = 20;

    /// <summary>The files that are used, model by model, and those that are not, with the reason.</summary>
    public static IEnumerable<TextLine> Write(GateDraft draft, string folder)
    {
        string Shown(string file) => EntryPath.From(folder, file);
        foreach (var entry in draft.Entries)
        {
            yield return new TextLine($"found {entry.Name}", Tone.Heading);
            (string, string?)[] rows =
            [
                ("model", Shown(entry.Inputs.Model.FullPath)),
                ("labels", entry.Inputs.Labels is { } labels ? Shown(labels.FullPath) : "the model's own names"),
                ("test data", entry.Inputs.TestData is { } data ? Shown(data.Path.FullPath) : "none"),
            ];
            foreach (var (what, value) in rows)
            {
                yield return new TextLine($"  {what,-9}  {value}", Tone.Quiet);
            }
        }

        if (draft.Unused.IsEmpty)
        {
            yield break;
        }

        yield return new TextLine("not used", Tone.Heading);
        foreach (var file in draft.Unused.Take(MostUnused))
        {
            yield return new TextLine($"  {Shown(file.Path)}", Tone.Doubtful);
            yield return new TextLine($"    {file.Why}", Tone.Quiet);
        }

        if (draft.Unused.Length > MostUnused)
        {
            yield return new TextLine($"  and {Noun.Count(draft.Unused.Length - MostUnused, "more file")}", Tone.Doubtful);
        }
    }

    /// <summary>The steps that bring the gate into a build of .NET.</summary>
    /// <param name="folder">The folder of the thresholds.yml.</param>
    /// <param name="project">A project of the repository; null where there is none.</param>
    public static ImmutableArray<TextLine> Build(string folder, string? project) =>
        project is null
            ? [new TextLine("No project of .NET was found for --msbuild; '--ci' writes a pipeline that needs none.", Tone.Doubtful)]
            :
            [
                new TextLine("To gate in every build, add the package to one project, any:", Tone.Quiet),
                new TextLine($"  dotnet add \"{EntryPath.From(folder, project)}\" package QualityGate.Tasks", Tone.Quiet),
                new TextLine("which writes into it, with a version:", Tone.Quiet),
                new TextLine("  <PackageReference Include=\"QualityGate.Tasks\" PrivateAssets=\"all\" />", Tone.Quiet),
            ];
}
