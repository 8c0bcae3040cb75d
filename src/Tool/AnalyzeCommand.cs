using System.CommandLine;
using QualityGate.Clustering;
using QualityGate.Evaluation;
using QualityGate.Gates;
using QualityGate.Hierarchies;
using QualityGate.Inputs;
using QualityGate.Reports;
using QualityGate.Results;

namespace QualityGate.Tool;

/// <summary><c>qualitygate analyze MODEL --labels FILE</c>: measures a model without demanding anything of it.</summary>
internal static class AnalyzeCommand
{
    public static Command Create(Terminal terminal)
    {
        var model = new Argument<string>("model") { Description = "The model: ONNX, safetensors, .npy or .npz." };
        var labels = new Option<string>("--labels")
        {
            Description = "The labels: one wnid or synset name per line, or JSON, such as Keras's class index.",
            HelpName = "FILE",
            Required = true,
        };
        var labelsOrder = SharedOptions.LabelsOrder();
        var predictions = new Option<string?>("--predictions") { Description = "Predictions on a test set: CSV with the columns true and pred.", HelpName = "FILE" };
        var confusion = new Option<string?>("--confusion") { Description = "A confusion matrix: CSV, a line per true class.", HelpName = "FILE" };
        var orientation = SharedOptions.Orientation();
        var clustering = SharedOptions.Clustering();
        var classifier = SharedOptions.Classifier();
        var maxMemory = SharedOptions.MaxMemory();
        var reports = new ReportOptions();
        var confidence = SharedOptions.Confidence();
        var command = new Command("analyze", "Measures a model and prints all metrics. Exit code 0: measured, 2: could not be measured.")
        {
            model, labels, labelsOrder, predictions, confusion, orientation, clustering, classifier, maxMemory, confidence,
        };
        reports.AddTo(command, model);
        SharedOptions.ValidateOrientation(command, orientation, confusion);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(
            terminal,
            command,
            new Request(
                parsed.GetRequiredValue(model), parsed.GetRequiredValue(labels), parsed.GetValue(predictions), parsed.GetValue(confusion), OrientationName.Find(parsed.GetValue(orientation)), parsed.GetRequiredValue(clustering), parsed.GetValue(classifier), parsed.GetValue(maxMemory), parsed.GetValue(confidence)) { LabelsOrder = LabelsOrderName.Find(parsed.GetValue(labelsOrder)) ?? LabelsOrder.Agreed },
            reports.Targets(parsed),
            cancellationToken)));
        return command;
    }

    private static int Run(Terminal terminal, Command command, Request request, ReportTargets targets, CancellationToken cancellationToken)
    {
        if (request is { Predictions: not null, Confusion: not null })
        {
            terminal.Usage("--predictions and --confusion exclude each other", command);
            return Terminal.UsageError;
        }

        if (new[] { request.Model, request.Labels, request.Predictions, request.Confusion }.Any(path => path is not null && string.IsNullOrWhiteSpace(path)))
        {
            terminal.Usage("a path is empty", command);
            return Terminal.UsageError;
        }

        if (Clusterings.Find(request.Clustering) is not { } clustering)
        {
            terminal.Usage(SharedOptions.UnknownClustering(request.Clustering), command);
            return Terminal.UsageError;
        }

        var testData = TestData.From(
            request.Predictions is null ? null : InputPath.FromUser(request.Predictions),
            request.Confusion is null ? null : InputPath.FromUser(request.Confusion),
            request.Orientation);
        var file = InputPath.FromUser(request.Model);
        terminal.Report(file.FileName);
        var entry = new GateEntry(file.FileName, new AnalysisInputs(file, InputPath.FromUser(request.Labels), testData, clustering) { Classifier = request.Classifier, MostMemory = request.MostMemory, LabelsOrder = request.LabelsOrder }, []) { Confidence = request.Confidence };
        EarlierReports.Remove(targets.Files, [entry.Inputs]);
        var model = Gate.Check(entry, WordNet.Load(), terminal, cancellationToken);
        return terminal.Print(GateResult.Of(Environment.CurrentDirectory, [model], []), targets);
    }

    private sealed record Request(string Model, string Labels, string? Predictions, string? Confusion, Orientation? Orientation, string Clustering, string? Classifier, long? MostMemory, double? Confidence)
    {
        public LabelsOrder LabelsOrder { get; init; }
    }
}
