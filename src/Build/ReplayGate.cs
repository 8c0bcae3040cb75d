using Microsoft.Build.Framework;
using QualityGate.Runs.Caching;

namespace QualityGate.Build;

/// <summary>
/// The up-to-date check of a gate: where no file has changed since a run that passed, its output is printed again, with its warnings at
/// their places, and no process of the gate is started. Only times and sizes are looked at; where they differ, that process compares
/// contents.
/// </summary>
public sealed class ReplayGate : BuildTask
{
    /// <summary>The folder with the manifest of the last run.</summary>
    public string CacheFolder { get; set; } = string.Empty;

    /// <summary>True when the gate is switched off, which is said in place of a result.</summary>
    public bool IsSwitchedOff { get; set; }

    /// <summary>True when the run is to accept a baseline, so that an earlier result does not do.</summary>
    public bool AcceptsBaseline { get; set; }

    /// <summary>True when the run is to write a suppression file, so that an earlier result does not do.</summary>
    public bool UpdatesSuppressions { get; set; }

    /// <summary>The time, which tells whether an exception has expired since the last run.</summary>
    internal Func<DateTimeOffset> Clock { get; init; } = () => DateTimeOffset.UtcNow;

    /// <summary>True when there is nothing left to do.</summary>
    [Output]
    public bool IsDone { get; set; }

    private protected override bool Run()
    {
        if (IsSwitchedOff)
        {
            Say(MessageImportance.High, "QualityGate is skipped: the property QualityGate is false.");
            IsDone = true;
            return true;
        }

        if (
            AcceptsBaseline
            || UpdatesSuppressions
            || CacheFolder.Length == 0
            || Manifest.Read(Path.Combine(CacheFolder, Manifest.FileName)) is not { } manifest
        )
        {
            return true;
        }

        if (manifest.FindChange(Clock()) is { } changed)
        {
            Say(
                MessageImportance.Low,
                changed.Length == 0 ? "QualityGate: the last run did not pass." : $"QualityGate: {changed} may have changed."
            );
            return true;
        }

        Say(MessageImportance.Normal, "QualityGate: no input has changed; this is the result of the last run.");
        Say(MessageImportance.High, string.Join("\n", manifest.Log));
        foreach (var warning in manifest.Warnings)
        {
            Report(isError: false, warning.Code, warning.File, warning.Message, warning.Line, warning.Column, warning.Help);
        }

        IsDone = true;
        return true;
    }
}
