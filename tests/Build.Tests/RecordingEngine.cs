using System.Collections;
using Microsoft.Build.Framework;

namespace QualityGate.Build.Tests;

/// <summary>A build engine that keeps what a task logs and which projects it asks for.</summary>
internal sealed class RecordingEngine : IBuildEngine7
{
    public List<BuildErrorEventArgs> Errors { get; } = [];

    public List<BuildWarningEventArgs> Warnings { get; } = [];

    public List<BuildMessageEventArgs> Messages { get; } = [];

    /// <summary>The projects that were asked for.</summary>
    public List<Request> Requests { get; } = [];

    /// <summary>True when a project that is asked for succeeds.</summary>
    public Func<Request, bool> Answer { get; set; } = _ => true;

    /// <summary>The properties of the command line.</summary>
    public Dictionary<string, string> GlobalProperties { get; } = [];

    /// <summary>The texts of all messages.</summary>
    public IEnumerable<string> Lines => Messages.Select(message => message.Message!);

    public bool AllowFailureWithoutError { get; set; }

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "test.proj";

    public bool IsRunningMultipleNodes => false;

    public BuildEngineResult BuildProjectFilesInParallel(
        string[] projectFileNames,
        string[] targetNames,
        IDictionary[] globalProperties,
        IList<string>[] removeGlobalProperties,
        string[] toolsVersion,
        bool returnTargetOutputs
    )
    {
        var request = new Request(
            projectFileNames.Single(),
            targetNames.Single(),
            globalProperties.Single().Keys.Cast<string>().ToDictionary(name => name, name => (string)globalProperties.Single()[name]!),
            [.. removeGlobalProperties.Single()]
        );
        Requests.Add(request);
        return new BuildEngineResult(Answer(request), []);
    }

    public void LogErrorEvent(BuildErrorEventArgs e) => Errors.Add(e);

    public void LogMessageEvent(BuildMessageEventArgs e) => Messages.Add(e);

    public void LogWarningEvent(BuildWarningEventArgs e) => Warnings.Add(e);

    public void LogCustomEvent(CustomBuildEventArgs e) => throw new NotSupportedException();

    public void LogTelemetry(string eventName, IDictionary<string, string> properties) => throw new NotSupportedException();

    public IReadOnlyDictionary<string, string> GetGlobalProperties() => GlobalProperties;

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) =>
        throw new NotSupportedException();

    public bool BuildProjectFile(
        string projectFileName,
        string[] targetNames,
        IDictionary globalProperties,
        IDictionary targetOutputs,
        string toolsVersion
    ) => throw new NotSupportedException();

    public bool BuildProjectFilesInParallel(
        string[] projectFileNames,
        string[] targetNames,
        IDictionary[] globalProperties,
        IDictionary[] targetOutputsPerProject,
        string[] toolsVersion,
        bool useResultsCache,
        bool unloadProjectsOnCompletion
    ) => throw new NotSupportedException();

    public void Yield() => throw new NotSupportedException();

    public void Reacquire() => throw new NotSupportedException();

    public object GetRegisteredTaskObject(object key, RegisteredTaskObjectLifetime lifetime) => throw new NotSupportedException();

    public object UnregisterTaskObject(object key, RegisteredTaskObjectLifetime lifetime) => throw new NotSupportedException();

    public void RegisterTaskObject(object key, object obj, RegisteredTaskObjectLifetime lifetime, bool allowEarlyCollection) =>
        throw new NotSupportedException();

    /// <summary>A project that a task asks the engine for.</summary>
    internal sealed record Request(string Project, string Target, Dictionary<string, string> Properties, string[] Removed);
}
