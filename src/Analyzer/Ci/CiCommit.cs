namespace QualityGate.Ci;

/// <summary>The commit that a CI system has checked out, as its variables say.</summary>
internal static class CiCommit
{
    private static readonly string[] Variables =
    [
        "GITHUB_SHA",
        "CI_COMMIT_SHA",
        "BUILD_SOURCEVERSION",
        "GIT_COMMIT",
        "BITBUCKET_COMMIT",
        "CIRCLE_SHA1",
        "BUILDKITE_COMMIT",
        "TRAVIS_COMMIT",
    ];

    /// <summary>The commit; null where no variable holds the hash of one.</summary>
    /// <param name="variable">Looks up an environment variable.</param>
    public static string? Find(Func<string, string?> variable) => Variables.Select(variable).FirstOrDefault(IsHash);

    /// <summary>True when a text is the hash of a commit.</summary>
    public static bool IsHash(string? text) => text is { Length: 40 or 64 } && text.All(char.IsAsciiHexDigit);
}
