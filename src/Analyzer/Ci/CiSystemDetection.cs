namespace QualityGate.Ci;

/// <summary>The detection of the CI system that a program runs in.</summary>
internal static class CiSystemDetection
{
    extension(CiSystem system)
    {
        /// <summary>The CI system that this process runs in, by the variable that each sets in every step.</summary>
        /// <param name="variable">Looks up an environment variable, as <see cref="Environment.GetEnvironmentVariable(string)"/>
        /// does.</param>
        /// <returns>The system, or <see cref="CiSystem.None"/>.</returns>
        public static CiSystem Detect(Func<string, string?> variable)
        {
            ArgumentNullException.ThrowIfNull(variable);
            return IsTrue(variable("GITHUB_ACTIONS")) ? CiSystem.GitHub
                : IsTrue(variable("TF_BUILD")) ? CiSystem.Azure
                : CiSystem.None;
        }

        /// <summary>The folder of the checkout, which annotations name files from.</summary>
        /// <param name="variable">Looks up an environment variable.</param>
        /// <returns>The folder, or null where the system does not say.</returns>
        public string? Root(Func<string, string?> variable)
        {
            ArgumentNullException.ThrowIfNull(variable);
            var folder = system switch
            {
                CiSystem.GitHub => variable("GITHUB_WORKSPACE"),
                CiSystem.Azure => variable("BUILD_SOURCESDIRECTORY"),
                _ => null,
            };
            return string.IsNullOrWhiteSpace(folder) ? null : folder;
        }
    }

    // GitHub writes 'true', Azure 'True'.
    private static bool IsTrue(string? value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
