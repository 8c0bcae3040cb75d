using System.Globalization;
using QualityGate.Coverage;
using QualityGate.Hierarchies;

// Measures how often intervals hold what they are about: the mean over all test sets of the same size.
//   dotnet run -c Release --project eng/Coverage                       the three sizes; takes long
//   dotnet run -c Release --project eng/Coverage -- 100x100 [SETS [REPLICATES]]   classes x samples of each
// Exit code 1 when a metric has intervals of which fewer than 90 or more than 99 % hold it.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
(int Classes, int Samples, int Replicates)[] sizes = [(10, 1000, 100), (100, 100, 100), (1000, 50, 12)];
var sets = 200;
if (args.Length > 0)
{
    int[] numbers = [.. args.SelectMany(text => text.Split('x')).Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
    if (numbers.Length is < 2 or > 4)
    {
        Console.Error.WriteLine("Give classes x samples, then test sets and replicates, e.g. 100x100 200 100.");
        return 2;
    }

    sets = numbers.Length > 2 ? numbers[2] : sets;
    sizes = [(numbers[0], numbers[1], numbers.Length > 3 ? numbers[3] : 100)];
}

var wordNet = WordNet.Load();
var allHold = true;
foreach (var (classes, samples, replicates) in sizes)
{
    var model = RealLikeModel.Create(wordNet, classes);

    // The forest of ten classes has too few depths to draw others from.
    var edges = (classes < 100 ? RealLikeModel.Create(wordNet, 100) : model).Analysis.Structural.Edges;
    Console.WriteLine($"\n{classes} classes x {samples} samples, {sets} test sets, {replicates} replicates each");
    foreach (var row in CoverageRun.Of(model, edges, samples, sets, replicates))
    {
        allHold &= row.Keeps;
        Console.WriteLine(row);
    }
}

return allHold ? 0 : 1;
