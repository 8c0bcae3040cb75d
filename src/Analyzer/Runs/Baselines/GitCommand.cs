using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using QualityGate.Diagnostics;

namespace QualityGate.Runs.Baselines;

/// <summary>A run of git, without a shell: its exit code, and what it wrote.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">The bytes of standard output.</param>
/// <param name="Error">The text of standard error.</param>
internal sealed record GitCommand(int ExitCode, byte[] Output, string Error)
{
    // Reading a file of a commit takes milliseconds, unless git has to fetch it first.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Standard output as text, without the line break at its end.</summary>
    public string Text => Encoding.UTF8.GetString(Output).TrimEnd('\n', '\r');

    /// <summary>The first line of standard error.</summary>
    public string Complaint => Error.Split('\n')[0].Trim();

    /// <summary>Runs git.</summary>
    /// <param name="folder">The folder to run it in.</param>
    /// <param name="place">Where a complaint points at.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="QualityGateException">There is no git, or it does not come to an end (QG0045).</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static GitCommand Run(
        string folder,
        SourceLocation place,
        CancellationToken cancellationToken,
        params IEnumerable<string> arguments
    )
    {
        var program = Find() ?? throw Failure(place, "there is no git on the PATH; install it, or name a file in place of 'git:'.");
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // Messages are not translated, nobody is asked for a password, and nothing is written.
        start.Environment["LC_ALL"] = "C";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            return Finish(process, place, cancellationToken);
        }
        catch (Win32Exception e)
        {
            throw Failure(place, $"git cannot be run: {e.Message}; install it, or name a file in place of 'git:'.", e);
        }
    }

    /// <summary>A baseline that git cannot give.</summary>
    public static QualityGateException Failure(SourceLocation place, string message, Exception? cause = null)
    {
        var diagnostic = Diagnostic.Error(DiagnosticCodes.BaselineNotInGit, place, message);
        return cause is null ? new QualityGateException(diagnostic) : new QualityGateException(diagnostic, cause);
    }

    // Never one of the current folder, which Windows would take first.
    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "git.exe" : "git"))
            .FirstOrDefault(File.Exists);

    private static GitCommand Finish(Process process, SourceLocation place, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var output = new MemoryStream();
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            process.StandardOutput.BaseStream.CopyToAsync(output, patience.Token).GetAwaiter().GetResult();
            process.WaitForExitAsync(patience.Token).GetAwaiter().GetResult();
            return new GitCommand(process.ExitCode, output.ToArray(), error.GetAwaiter().GetResult());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw Failure(place, $"git did not come to an end within {Patience.TotalSeconds:0} seconds; fetch the commit first.");
        }
    }
}
