using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Text;

namespace QualityGate.Models;

/// <summary>Decides which of a file's candidates is the classifier, and says why; when nothing decides, it says so.</summary>
internal static class CandidateChoice
{
    private const int MostListed = 12;

    /// <summary>Chooses the classifier among candidates.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="candidates">At least one.</param>
    /// <param name="classes">The number of classes, where it is known.</param>
    /// <param name="isNamed">Whether the candidates are those that the user named.</param>
    /// <returns>The classifier, and a remark on the choice; empty when there was none to make.</returns>
    /// <exception cref="QualityGateException">Nothing decides.</exception>
    public static (TemplateCandidate Candidate, string Remark) Choose(
        InputPath path,
        IReadOnlyList<TemplateCandidate> candidates,
        int? classes,
        bool isNamed
    )
    {
        if (isNamed)
        {
            var (named, remark) = Among(path, candidates, classes, isNamed);
            return (named, named.OtherTask is { } task ? $"{task}; taken because it is named" : remark);
        }

        var classifiers = candidates.Where(candidate => candidate.OtherTask is null).ToList();
        return classifiers.Count > 0
            ? Among(path, classifiers, classes, isNamed)
            : throw Failure(
                path,
                DiagnosticCodes.NoImageClassifier,
                $"'{path.FileName}' is no image classifier: {candidates[0].OtherTask}. Found was {List(candidates)}; if the "
                    + "rows of such a layer are classes all the same, name it: "
                    + $"'classifier: {candidates[0].Weights}' in thresholds.yml, or --classifier"
            );
    }

    /// <summary>The candidates as a list in a sentence.</summary>
    public static string List(IReadOnlyCollection<TemplateCandidate> candidates) => CutList.Of(candidates, MostListed);

    private static (TemplateCandidate Candidate, string Remark) Among(
        InputPath path,
        IReadOnlyList<TemplateCandidate> candidates,
        int? classes,
        bool isNamed
    )
    {
        var sure = candidates.Where(candidate => candidate.Doubt is null || isNamed).ToList();
        var fitting = candidates.Where(candidate => candidate.Classes == classes).ToList();
        var fittingAndSure = sure.Where(candidate => candidate.Classes == classes).ToList();
        return (sure, fittingAndSure, fitting) switch
        {
            ([var only], _, _) when candidates.Count == 1 || classes is null || only.Classes == classes => (only, string.Empty),
            (_, [var only], _) => (only, $"chosen among {candidates.Count} candidates because it has {classes} classes"),
            (_, [], [var only]) => (only, $"chosen because it has {classes} classes, but {only.Doubt}"),
            ([var only], [], []) => (only, string.Empty),
            ([], _, _) when candidates.Count == 1 && classes is null => (candidates[0], candidates[0].Doubt!),
            ([], _, []) when candidates.Count == 1 => throw Failure(
                path,
                DiagnosticCodes.NoClassifierLayer,
                $"no layer in '{path.FileName}' is surely its classifier: {candidates[0]} was found, but {candidates[0].Doubt}; "
                    + $"name it with 'classifier: {candidates[0].Weights}' if it is"
            ),
            (_, _, []) when classes is not null => throw Failure(
                path,
                DiagnosticCodes.SeveralClassifierLayers,
                $"'{path.FileName}' has several layers that could be the classifier, none of which has {classes} classes: "
                    + $"{List(candidates)}; give as many labels as one of them has classes"
            ),
            _ => throw Failure(
                path,
                DiagnosticCodes.SeveralClassifierLayers,
                Several(path, fitting.Count > 0 ? fitting : candidates, classes)
            ),
        };
    }

    private static string Several(InputPath path, IReadOnlyList<TemplateCandidate> candidates, int? classes) =>
        $"'{path.FileName}' has several layers{(classes is null ? string.Empty : $" of {classes} classes")} that could be the "
        + $"classifier: {List(candidates)}; choose one by the name of its weights or output: "
        + $"'classifier: {NameOf(candidates[0], candidates)}' in thresholds.yml, or --classifier";

    // Outputs of one layer have the same weights, so that only their own names tell them apart.
    private static string NameOf(TemplateCandidate candidate, IReadOnlyList<TemplateCandidate> candidates) =>
        candidate.Output.Length > 0 && candidates.Count(other => other.Weights == candidate.Weights) > 1
            ? candidate.Output
            : candidate.Weights;

    private static QualityGateException Failure(InputPath path, string code, string message) =>
        new(Diagnostic.Error(code, path.NamedAt, message + "."));
}
