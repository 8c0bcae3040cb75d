using QualityGate.Configuration.Composition;
using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Configuration.Reading;

/// <summary>The settings at the top of gate files, which hold for the whole run or for all entries of a file.</summary>
/// <param name="requested">The baseline that was asked for in place of what the files name, if any.</param>
/// <param name="history">The file of the history that was asked for in place of what the files name, if any.</param>
/// <param name="folderOf">The folder that a path in some place is relative to.</param>
/// <param name="diagnostics">Takes the complaints.</param>
internal sealed class RunSettings(
    BaselineSource? requested,
    InputPath? history,
    Func<SourceLocation, string> folderOf,
    List<Diagnostic> diagnostics
)
{
    private BaselineSource? named;
    private InputPath? namedHistory;

    /// <summary>The baseline that all models of the run are compared with; null where there is none.</summary>
    public BaselineSource? Baseline => requested ?? named;

    /// <summary>True when a baseline is asked for, be it one that can be used or not.</summary>
    public bool HasBaseline { get; private set; } = requested is not null;

    /// <summary>The file that the run is added to; null where there is none.</summary>
    public InputPath? History => history ?? namedHistory;

    /// <summary>Reads the settings of a file.</summary>
    /// <param name="settings">Its own, and those that it inherits.</param>
    /// <returns>The consequence of inconclusive limits in the file.</returns>
    public Inconclusive Read(YamlMapping settings)
    {
        var reader = new MappingReader(settings, "thresholds.yml", GateKeys.Inherited, diagnostics);
        HasBaseline |= settings.Items.Any(item => item.Key.Text == GateKeys.Baseline);
        if (reader.Text(GateKeys.Baseline) is { } baseline)
        {
            Name(baseline);
        }

        if (reader.Text(GateKeys.History) is { } file)
        {
            NameHistory(file);
        }

        return InconclusiveName.Read(reader) ?? InconclusiveName.Default;
    }

    // Where only one of several files names a history, all models of the run are added to it.
    private void NameHistory(YamlScalar text)
    {
        if (UrlPath.Refuse(text.Text, text.Location) is { } url)
        {
            diagnostics.Add(url);
            return;
        }

        var path = new InputPath(Path.GetFullPath(text.Text, folderOf(text.Location)), text.Location);
        if (namedHistory is { } first && first.FullPath != path.FullPath)
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticCodes.SeveralHistories,
                    text.Location,
                    $"a run is added to one history, which is '{first.FullPath}' already, not to '{text.Text}' as well; name the same "
                        + "in all files, or gate this one by itself."
                )
            );
        }

        namedHistory ??= path;
    }

    // Where only one of several files names a baseline, it counts for all: the run has one.
    private void Name(YamlScalar text)
    {
        try
        {
            var source = BaselineSource.Of(text.Text, folderOf(text.Location), text.Location);
            if (named is { } first && (first.File.FullPath, first.Commit) != (source.File.FullPath, source.Commit))
            {
                diagnostics.Add(
                    Diagnostic.Error(
                        DiagnosticCodes.SeveralBaselines,
                        text.Location,
                        $"a run compares with one baseline, which is '{first.Text}' already, not with '{text.Text}' as well; name the same "
                            + "in all files, or gate this one by itself."
                    )
                );
            }

            named ??= source;
        }
        catch (QualityGateException e)
        {
            diagnostics.AddRange(e.Diagnostics);
        }
    }
}
