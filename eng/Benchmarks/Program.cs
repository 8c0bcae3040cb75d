using System.Globalization;
using BenchmarkDotNet.Running;
using QualityGate.Benchmarks;

// large: generated models of up to 1.9 GB, for which nothing else is needed.
var tool = Path.GetFullPath("../../../../../src/Tool/bin/Release/net10.0/qualitygate.dll", AppContext.BaseDirectory);
if (args is ["large"])
{
    LargeModels.Measure(tool);
    return 0;
}

// many CLASSES SAMPLES CLUSTERING REPLICATES: an analysis of a drawn model, stop by stop.
if (args is ["many", var classes, var samples, var clustering, var replicates])
{
    ManyClasses.Measure(
        int.Parse(classes, CultureInfo.InvariantCulture),
        int.Parse(samples, CultureInfo.InvariantCulture),
        clustering,
        int.Parse(replicates, CultureInfo.InvariantCulture)
    );
    return 0;
}

// intervals [CLASSES SAMPLES]: a check with confidence and a comparison, by default of 1,000 classes and 50,000 samples.
if (args is ["intervals"] or ["intervals", _, _])
{
    IntervalTimes.Measure(
        args is [_, var many, _] ? int.Parse(many, CultureInfo.InvariantCulture) : 1000,
        args is [_, _, var drawn] ? int.Parse(drawn, CultureInfo.InvariantCulture) : 50_000
    );
    return 0;
}

// rows: ten million predictions as CSV and Parquet, beside a loop of string.Split. counted: a hundred million, counted in DuckDB.
if (args is ["rows"])
{
    ManyRows.Measure(typeof(ManyRows).Assembly.Location);
    return 0;
}

if (args is ["rows", var file])
{
    ManyRows.Read(file);
    return 0;
}

if (args is ["counted"])
{
    ManyRows.MeasureCounted();
    return 0;
}

// peers: the same work by scikit-learn and NLTK; peers.sh installs them.
if (args is ["peers"])
{
    return Peers.Measure(Path.GetFullPath("../../../peers.py", AppContext.BaseDirectory));
}

// unchanged [ROUNDS]: what the package adds to builds in which nothing has changed.
if (args is ["unchanged", ..])
{
    UnchangedBuilds.Measure(args is [_, var rounds] ? int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture) : 21);
    return 0;
}

// cold: the tool as a user starts it, and where a first run's time goes. Anything else is for BenchmarkDotNet, e.g. --filter '*'.
if (!BenchmarkInputs.Exist)
{
    Console.Error.WriteLine(
        "The benchmarks measure ../shared/real/squeezenet1.1-fp16.onnx, which is not part of the repository and is not there."
    );
    return 2;
}

// assertions: a fixture of fifty assertions against two analyses.
if (args is ["assertions"])
{
    SharedAssertions.Measure();
    return 0;
}

if (args is ["cold"])
{
    ColdStart.MeasureTool(tool);
    ColdStart.MeasureStages();
    return 0;
}

BenchmarkSwitcher.FromAssembly(typeof(StageBenchmarks).Assembly).Run(args);
return 0;
