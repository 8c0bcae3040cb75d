using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using QualityGate.ErrorRates;
using QualityGate.ErrorRates.Rates;
using QualityGate.ErrorRates.Rendering;
using QualityGate.Hierarchies;

// The gate's own error rates on simulated retraining: how often it fails a model that is no worse, and how often it catches damage.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (Options.Parse(args) is not { } options)
{
    Console.Error.WriteLine($"'{string.Join(' ', args)}' cannot be understood.\n{Options.Usage}");
    return 2;
}

var root = typeof(Options)
    .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
    .Single(metadata => metadata.Key == "RepositoryRoot")
    .Value!;
var file = Path.Combine(root, "eng/ErrorRates/rates.csv");
var wordNet = WordNet.Load();
ImmutableArray<Tally> tallies = [];
foreach (var size in options.Sizes)
{
    var usual = SizeRun.Of(size, options.IsQuick);
    var earlier = options.IsMore ? RateFile.Read(file).Where(tally => tally.Size == size).ToImmutableArray() : [];
    var run = usual with
    {
        Repetitions = options.Repetitions ?? usual.Repetitions,
        First = earlier.Select(tally => tally.Total).DefaultIfEmpty().Max(),
    };
    var progress = new RunProgress(size, run.Repetitions);
    var counted = Tally.Sum(earlier.Concat(run.Run(wordNet, progress.Done, run.UsualThreads)));
    if (options.IsQuick)
    {
        tallies = [.. tallies, .. counted];
    }
    else
    {
        // Each size is kept as soon as it is done.
        RateFile.Write(file, [.. RateFile.Read(file).Where(tally => tally.Size != size), .. counted]);
    }
}

tallies = options.IsQuick ? tallies : RateFile.Read(file);
var table = new RateTable(tallies);
Console.Write(GeneratedSection.Text(table));
if (!options.IsQuick)
{
    var page = Path.Combine(root, "docs/choosing-thresholds.md");
    var plot = Path.Combine(root, "docs/images/error-rates.svg");
    Directory.CreateDirectory(Path.GetDirectoryName(plot)!);
    File.WriteAllText(page, GeneratedSection.Into(File.ReadAllText(page), table));
    File.WriteAllText(plot, RatePlot.Write(table));
}

return 0;
