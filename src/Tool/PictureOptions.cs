using System.CommandLine;
using QualityGate.Files;
using QualityGate.Reports.Graphs;
using QualityGate.Results;
using QualityGate.Tool.Pictures;

namespace QualityGate.Tool;

/// <summary>The options that narrow pictures to one model or to one cluster of it.</summary>
internal sealed class PictureOptions
{
    private readonly Option<string?> model = new("--model")
    {
        Description = "Draws this model only, in the formats that draw graphs.",
        HelpName = "NAME",
    };

    private readonly Option<string?> cluster = new("--cluster")
    {
        Description = "Draws the cluster of this class only, in the formats that draw graphs.",
        HelpName = "CLASS",
    };

    /// <summary>Adds the options to a command, which refuses them where nothing is drawn.</summary>
    /// <param name="command">The command.</param>
    /// <param name="reports">Its options about reports.</param>
    public void AddTo(Command command, ReportOptions reports)
    {
        command.Options.Add(model);
        command.Options.Add(cluster);
        command.Validators.Add(result =>
        {
            foreach (var option in new[] { model, cluster }.Where(option => result.GetResult(option) is not null))
            {
                if (!reports.Formats(result).Any(format => format.DrawsGraphs))
                {
                    var drawing = ToolFormats.All.Where(format => format.DrawsGraphs).Select(format => format.Name);
                    result.AddError($"{option.Name} needs a report that draws graphs: --report with {string.Join(", ", drawing)}");
                }
            }
        });
    }

    /// <summary>The result with the part of it that pictures show.</summary>
    public GateResult Narrow(GateResult result, ParseResult parsed, InputPath report) =>
        PictureChoice.Narrow(result, parsed.GetValue(model), parsed.GetValue(cluster), report.NamedAt);
}
