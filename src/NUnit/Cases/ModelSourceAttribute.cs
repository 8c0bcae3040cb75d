using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using QualityGate.Files;

namespace QualityGate.NUnit;

/// <summary>
/// Makes each model a test case. The method has one parameter, of type <see cref="string"/> (the model's full path),
/// <see cref="FileInfo"/> or <see cref="ModelUnderTest"/>. Where nothing matches, there is a test that fails and says so.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ModelSourceAttribute : NUnitAttribute, ITestBuilder, IImplyFixture
{
    private readonly string[] patterns;

    /// <summary>Names the models.</summary>
    /// <param name="patterns">
    /// Paths or patterns with <c>*</c> and <c>**</c>, relative to the folder of the nearest thresholds.yml, to the current one, to
    /// the test assembly's, or (not for a pattern that begins with a star) to the project's or one above these: the first of them in
    /// which anything matches.
    /// </param>
    public ModelSourceAttribute(params string[] patterns) => this.patterns = patterns;

    /// <summary>The patterns.</summary>
    public IReadOnlyList<string> Patterns => patterns;

    /// <inheritdoc/>
    public IEnumerable<TestMethod> BuildFrom(IMethodInfo method, Test? suite)
    {
        ArgumentNullException.ThrowIfNull(method);
        return Cases.Build(method, suite, () => Find(method));
    }

    private IReadOnlyList<(string Name, object Argument)> Find(IMethodInfo method)
    {
        // A token of [CancelAfter] is NUnit's to give.
        var parameters = method
            .GetParameters()
            .Where((parameter, position) => position == 0 || parameter.ParameterType != typeof(CancellationToken))
            .ToArray();
        if (parameters is not [{ ParameterType: var type }] || Convert(type) is not { } convert)
        {
            throw new InvalidOperationException(
                $"a method with [ModelSource] has one parameter, of type string, FileInfo or ModelUnderTest, but {method.Name} "
                    + $"has ({string.Join(", ", parameters.Select(parameter => parameter.ParameterType.Name))})."
            );
        }

        if (patterns.Length == 0)
        {
            throw new InvalidOperationException(
                "[ModelSource] names no model; write a path or pattern, such as [ModelSource(\"models/*.onnx\")]."
            );
        }

        var testFolder = TestFolder.Of(method.TypeInfo.Assembly.Location);
        return
        [
            .. patterns
                .SelectMany(pattern => Find(pattern, testFolder))
                .DistinctBy(model => model.Path)
                .Select(model => (model.Name, convert(model.Path))),
        ];
    }

    private static IReadOnlyList<(string Name, string Path)> Find(string pattern, TestFolder testFolder)
    {
        // A pattern that begins with a star would look through the whole disk.
        var isAnywhere = FilePattern.IsPattern(pattern.Split('/', '\\')[0]);
        foreach (var root in testFolder.Roots.Concat(isAnywhere ? [] : testFolder.Further))
        {
            IReadOnlyList<PatternMatch> found =
                FilePattern.IsPattern(pattern) ? FilePattern.Find(root, pattern).Files
                : File.Exists(Path.GetFullPath(pattern, root))
                    ? [new PatternMatch(Path.GetFullPath(pattern, root), Path.GetFileName(pattern))]
                : [];
            if (found.Count > 0)
            {
                return [.. found.Select(match => (NameOf(root, pattern, match), match.FullPath))];
            }
        }

        throw new InvalidOperationException(
            $"no model matches '{pattern}' in {(isAnywhere ? string.Join(", ", testFolder.Roots) : testFolder.Describe())}; "
                + "build or fetch the models first, or correct the "
                + $"pattern.{(FilePattern.IsPattern(pattern) ? string.Empty : testFolder.Suggest(pattern))}"
        );
    }

    // Relative, so that the name is the same on every machine.
    private static string NameOf(string root, string pattern, PatternMatch match) =>
        (Path.IsPathRooted(pattern) ? match.Name : Path.GetRelativePath(root, match.FullPath)).Replace('\\', '/');

    private static Func<string, object>? Convert(Type type) =>
        type == typeof(string) ? path => path
        : type == typeof(FileInfo) ? path => new FileInfo(path)
        : type == typeof(ModelUnderTest) ? path => ModelUnderTest.At(path)
        : null;
}
