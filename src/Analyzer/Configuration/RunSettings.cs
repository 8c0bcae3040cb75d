using QualityGate.Configuration.Composition;
using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;

namespace QualityGate.Configuration;

/// <summary>The settings at the top of gate files, which hold for the whole run or for all entries of a file.</summary>
/// <param name="requested">The baseline that was asked for in place of what the files name, if any.</param>
/// <param name="folderOf">The folder that a path in some place is relative to.</param>
/// <param name="diagnostics">Takes the complaints.</param>
internal sealed class RunSettings(BaselineSource? requested, Func<SourceLocation, string> folderOf, List<Diagnostic> diagnostics)
{
    private BaselineSource? named;

    /// <summary>The baseline that all models of the run are compared with; null where there is none.</summary>
    public BaselineSource? Baseline => requested ?? named;

    /// <summary>Whether a baseline is asked for, be it one that can be used or not.</summary>
    public bool HasBaseline { get; private set; } = requested is not null;

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

        return InconclusiveName.Read(reader) ?? InconclusiveName.Default;
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
