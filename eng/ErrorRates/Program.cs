using System.Diagnostics;
using System.Globalization;
using QualityGate.Analysis;
using QualityGate.Coverage;
using QualityGate.ErrorRates.Rates;
using QualityGate.Gates;
using QualityGate.Hierarchies;
using QualityGate.Metrics;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var wordNet = WordNet.Load();
var (c, n, reps, repl, file) = (int.Parse(args[0]), int.Parse(args[1]), int.Parse(args[2]), int.Parse(args[3]), args[4]);
var labels = WordNetClasses.Choose(wordNet, c);
using var output = File.CreateText(file);
output.WriteLine("rep,case,metric,value,low95,high95,low99,high99,chance");
for (var r = 0; r < reps; r++)
{
    var watch = Stopwatch.StartNew();
    var models = SimulatedModels.Create(labels, n, r, repl);
    Console.Error.Write($"{r}: created {watch.Elapsed.TotalSeconds:F2} ");
    void Dump(string of, ModelAnalysis analysis, bool intervals)
    {
        foreach (var metric in MetricCatalog.All)
        {
            var value = analysis.Measure(metric).Value;
            if (value is null)
            {
                output.WriteLine($"{r},\"{of}\",{metric.Name},,,,,,");
                continue;
            }

            var (a, b) = intervals && metric.Randomness != QualityGate.Metrics.RandomSource.None
                ? (analysis.IntervalOf(metric, 0.95).Interval, analysis.IntervalOf(metric, 0.99).Interval) : (null, null);
            output.WriteLine($"{r},\"{of}\",{metric.Name},{value},{a?.Low},{a?.High},{b?.Low},{b?.High},{analysis.Measurements.BoundsOf(metric).Chance}");
        }
    }

    Dump("accepted", models.Accepted, true);
    Console.Error.Write($"accepted {watch.Elapsed.TotalSeconds:F2} ");
    foreach (var (of, later) in models.Later)
    {
        Dump(of, later.Analysis, false);
    }
    Console.Error.Write($"dumped {watch.Elapsed.TotalSeconds:F2} ");
    var judged = Repetition.Judge(models).ToArray();
    foreach (var j in judged)
    {
        output.WriteLine($"{r},{j.Part}:{j.Case},{j.Metric},{(int)j.State},,,,,");
    }
    Console.Error.WriteLine($"judged {watch.Elapsed.TotalSeconds:F2}");
    output.Flush();
}
