using System.Globalization;
using QualityGate.Hierarchies;
using QualityGate.Names;

// Measures how often the senses of class names come out right: all sets of this folder, and those of other people where they are there.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var real = args is [_, var folder] ? folder : "../shared/real";
var wordNet = WordNet.Load();
var sets = new List<NameSet>();
if (Directory.Exists(real))
{
    var imageNet = NameSet.ImageNet(Path.Combine(real, "imagenet_class_index.json"));
    sets.AddRange([imageNet, imageNet.WithAllLemmas(wordNet), NameSet.Cifar100(Path.Combine(real, "cifar100-labels.csv"))]);
}

sets.AddRange(NameSet.ReadAll(Path.Combine(AppContext.BaseDirectory, "Sets")));
Console.WriteLine($"{"set",-22} | {"classes",7} | {"right",5} | {"mean WuP",8} | {"marked",6} | wrong and marked");
var totals = new Dictionary<string, NameEvaluation>();
foreach (var set in sets)
{
    var result = NameEvaluation.Of(wordNet, set);
    Print(set.Name, result);
    if (args is ["--wrong", ..])
    {
        result.Wrong.ToList().ForEach(line => Console.WriteLine($"    {line}"));
    }

    // Sets of other people each count for themselves; ours are many and small.
    var kind = set.Name.Split('-')[0] is var first and ("held" or "blind" or "sealed") ? $"all {first}" : "all others here";
    if (!set.Name.StartsWith("imagenet", StringComparison.Ordinal) && set.Name != "cifar-100")
    {
        totals[kind] = totals.TryGetValue(kind, out var total) ? total.And(result) : result;
    }
}

foreach (var (kind, total) in totals)
{
    Print(kind, total);
}

static void Print(string name, NameEvaluation result) =>
    Console.WriteLine(
        $"{name,-22} | {result.Classes,7} | {result.Right,5} | {result.WuPalmer,8:0.000} | {result.Marked,6} | "
            + $"{result.WrongMarked} of {result.Wrong.Count}"
    );
