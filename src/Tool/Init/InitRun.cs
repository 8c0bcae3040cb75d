using QualityGate.Configuration;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Initialisation;
using QualityGate.Initialisation.Finding;
using QualityGate.Reports.Tables;
using QualityGate.Runs;
using QualityGate.Runs.Inputs;

namespace QualityGate.Tool.Init;

/// <summary>A run of <c>qualitygate init</c>: finds, measures, writes, and checks what it has written.</summary>
/// <param name="terminal">Where it says what it does.</param>
/// <param name="request">The files to look for.</param>
/// <param name="places">Where to look and to write.</param>
internal sealed class InitRun(Terminal terminal, DraftRequest request, InitPlaces places)
{
    /// <summary>True when a file that is there is replaced.</summary>
    public bool Force { get; init; }

    /// <summary>True when the schema is written beside the file.</summary>
    public bool WithSchema { get; init; }

    /// <summary>True when the steps that bring the gate into a build are printed.</summary>
    public bool ForBuild { get; init; }

    /// <summary>The system that a pipeline is written for; null for none.</summary>
    public string? Pipeline { get; init; }

    /// <summary>Runs it.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="QualityGateException">Something cannot be read or written.</exception>
    public int Run(CancellationToken cancellationToken)
    {
        if (places.Output is { } taken && DraftFile.Kept(taken, Force) is { } kept)
        {
            terminal.Print(kept);
            return Terminal.NotMeasured;
        }

        var draft = new GateDrafting(request, terminal).Draft(cancellationToken);
        Print(DraftReport.Write(draft, places.Folder));
        foreach (var diagnostic in draft.Diagnostics)
        {
            terminal.Print(diagnostic);
        }

        if (draft.Entries.IsEmpty)
        {
            return Terminal.NotMeasured;
        }

        if (places.Output is { } output)
        {
            EarlierReports.RefuseInputs(output, draft.Entries.Select(entry => entry.Inputs));
        }

        var hasSchema = WithSchema && places.Output is not null;
        var text = DraftText.Write(
            draft,
            places.Folder,
            hasSchema ? DraftFile.Schema : null,
            request.Wishes.Baseline ? BaselineSource.DefaultFile : null
        );
        if (places.Output is not { } file)
        {
            terminal.WriteText(text);
            return 0;
        }

        DraftFile.Write(file, text, Force, hasSchema);
        terminal.Print([new TextLine($"{Shown(file)} is written; 'qualitygate check' says of it now:", Tone.Heading)]);
        var exitCode = terminal.Print(Check(draft, file, cancellationToken), new ReportTargets([], Explain: false));
        return Math.Max(exitCode, WriteWayOn(file, cancellationToken));
    }

    // The file is read as 'check' reads it; what the limits rest on was measured already.
    private Results.GateResult Check(GateDraft draft, string file, CancellationToken cancellationToken)
    {
        var gate = new GateRequest(InputPath.FromUser(file)) { Images = ToolImages.In(places.Folder, terminal) };
        var known = draft.Entries.ToDictionary(entry => entry.Name, entry => entry.Analysis, StringComparer.Ordinal);
        try
        {
            return Gate.Check(GateReader.Read(gate), terminal, cancellationToken, entry => known.GetValueOrDefault(entry.Name));
        }
        catch (QualityGateException e)
        {
            return Gate.Misconfigured(gate, e);
        }
    }

    // The exit code is that of a file that could not be written, or 0.
    private int WriteWayOn(string file, CancellationToken cancellationToken)
    {
        if (ForBuild)
        {
            var project = request
                .Folders.SelectMany(folder => RepositoryFiles.Below(folder, cancellationToken))
                .FirstOrDefault(found => Path.GetExtension(found) is ".csproj" or ".fsproj" or ".vbproj");
            terminal.Print(DraftReport.Build(places.Folder, project));
        }

        if (Pipeline is not { } system)
        {
            return 0;
        }

        try
        {
            var (pipeline, warning) = PipelineFile.Write(system, file);
            if (warning is not null)
            {
                terminal.Print(warning);
            }
            else
            {
                terminal.Print([new TextLine($"{Shown(pipeline)} is written.", Tone.Quiet)]);
            }

            return 0;
        }
        catch (QualityGateException e)
        {
            foreach (var diagnostic in e.Diagnostics)
            {
                terminal.Print(diagnostic);
            }

            return Terminal.NotMeasured;
        }
    }

    private static string Shown(string file) => EntryPath.From(Environment.CurrentDirectory, file);

    private void Print(IEnumerable<TextLine> lines)
    {
        if (places.Output is null)
        {
            terminal.PrintAside(lines);
        }
        else
        {
            terminal.Print(lines);
        }
    }
}
