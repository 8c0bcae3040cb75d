namespace QualityGate.Diagnostics;

// QG0xxx are about what a user wrote, and the files that it names.
internal static partial class DiagnosticCodes
{
    /// <summary>thresholds.yml was not found.</summary>
    public const string ThresholdsFileNotFound = "QG0001";

    /// <summary>thresholds.yml is not YAML that can be read.</summary>
    public const string InvalidYaml = "QG0002";

    /// <summary>A key that thresholds.yml does not have.</summary>
    public const string UnknownKey = "QG0003";

    /// <summary>A metric that does not exist.</summary>
    public const string UnknownMetric = "QG0004";

    /// <summary>A value of the wrong type.</summary>
    public const string WrongType = "QG0005";

    /// <summary>A key that is required is missing.</summary>
    public const string MissingKey = "QG0006";

    /// <summary>A key stands twice in the same mapping.</summary>
    public const string DuplicateKey = "QG0007";

    /// <summary>The limits of a threshold are missing or contradict each other.</summary>
    public const string InvalidLimits = "QG0008";

    /// <summary>Two models have the same name.</summary>
    public const string DuplicateName = "QG0009";

    /// <summary>A value that is not one of those that the key takes.</summary>
    public const string UnknownChoice = "QG0010";

    /// <summary>A version of thresholds.yml that this program does not read.</summary>
    public const string UnsupportedVersion = "QG0011";

    /// <summary>A limit that lies outside the metric's range.</summary>
    public const string LimitOutOfRange = "QG0012";

    /// <summary>Two keys that exclude each other.</summary>
    public const string ConflictingKeys = "QG0013";

    /// <summary>The command line is not one that the tool takes.</summary>
    public const string Usage = "QG0014";

    /// <summary>A report could not be written.</summary>
    public const string ReportNotWritten = "QG0015";

    /// <summary>The models of the last build are not known: it has not left them, or has not come to its end.</summary>
    public const string ModelsUnknown = "QG0016";

    /// <summary>There is not enough memory for what was asked for.</summary>
    public const string OutOfMemory = "QG0018";

    /// <summary>A file would match a pattern but for the case of its letters, so it is not gated.</summary>
    public const string PatternCase = "QG0019";

    /// <summary>A report would overwrite a file that the run reads.</summary>
    public const string ReportOverwritesInput = "QG0020";

    /// <summary>A URL was given where a path is expected.</summary>
    public const string UrlAsPath = "QG0021";

    /// <summary>The project is newer than the models of its last build.</summary>
    public const string ModelsOutdated = "QG0022";

    /// <summary>A file of the gate can't be read, written or removed in a build.</summary>
    public const string BuildFileNotUsable = "QG0023";

    /// <summary>A file that is given as a stored report is none.</summary>
    public const string ReportUnusable = "QG0024";

    /// <summary>Words in braces in a path that stand for nothing.</summary>
    public const string UnknownPlaceholder = "QG0027";

    /// <summary>The names of columns that are given for test data cannot be used.</summary>
    public const string InvalidColumns = "QG0028";

    /// <summary>Images are to be run through a model, and the package that does it is not there.</summary>
    public const string ImagesNotSupported = "QG0029";

    /// <summary>It is not said how images become the model's input.</summary>
    public const string PreparationUnknown = "QG0030";

    /// <summary>A preprocessor_config.json asks for what cannot be done, or leaves open what must be known.</summary>
    public const string PreprocessorUnusable = "QG0031";

    /// <summary>A file with pinned senses is there already, and holds others than those that would be written.</summary>
    public const string PinnedFileKept = "QG0034";

    /// <summary>The device that a model is to be run on is not there.</summary>
    public const string ProviderMissing = "QG0036";

    /// <summary>A limit compares with a baseline, and none is named.</summary>
    public const string BaselineNeeded = "QG0038";

    /// <summary>A limit against a baseline is no distance that the metric can have.</summary>
    public const string DifferenceOutOfRange = "QG0039";

    /// <summary>A baseline that cannot be read: a folder, no permission, or none where one was named.</summary>
    public const string BaselineNotReadable = "QG0042";

    /// <summary>A file that is no baseline, or a damaged one.</summary>
    public const string BaselineDamaged = "QG0043";

    /// <summary>A baseline that a newer version has written.</summary>
    public const string BaselineTooNew = "QG0044";

    /// <summary>A baseline that git cannot give.</summary>
    public const string BaselineNotInGit = "QG0045";

    /// <summary>The text behind <c>baseline:</c> names no baseline, or none that can be used so.</summary>
    public const string BaselineSourceInvalid = "QG0046";

    /// <summary>A baseline that was not accepted, because a model could not be measured.</summary>
    public const string BaselineNotAccepted = "QG0047";

    /// <summary>A baseline that was accepted although a limit is violated.</summary>
    public const string BaselineAcceptedWithViolation = "QG0048";

    /// <summary>A gate file is gated twice, or leads back to itself.</summary>
    public const string GatedTwice = "QG0050";

    /// <summary>An environment variable that a gate file uses is not set.</summary>
    public const string VariableNotSet = "QG0051";

    /// <summary>A pattern of gate files finds none.</summary>
    public const string IncludeFindsNothing = "QG0052";

    /// <summary>A file that others extend has models.</summary>
    public const string ExtendedModels = "QG0053";

    /// <summary>Gate files of one run name different baselines.</summary>
    public const string SeveralBaselines = "QG0054";

    /// <summary>A model of this name is in the baseline already, and is that of another gate file.</summary>
    public const string ModelOfOtherGate = "QG0055";

    /// <summary>A project or the environment, not the command line, says that the baseline is accepted.</summary>
    public const string AcceptedByEveryBuild = "QG0056";

    /// <summary>A name in limits on parts of a model stands for no class and no concept.</summary>
    public const string PartNameUnknown = "QG0060";

    /// <summary>A name in limits on parts of a model may stand for several classes or concepts.</summary>
    public const string PartNameAmbiguous = "QG0061";

    /// <summary>Limits on parts of a model are held against none, or cannot fail.</summary>
    public const string PartsDemandNothing = "QG0062";

    /// <summary>The suppression file is not there, or cannot be read.</summary>
    public const string SuppressionsNotReadable = "QG0065";

    /// <summary>An exception to a code that none covers: it says that something could not be read or measured.</summary>
    public const string NotSuppressible = "QG0066";

    /// <summary>An entry of the suppression file that means nothing, or stands twice.</summary>
    public const string SuppressionInvalid = "QG0067";

    /// <summary>The suppression file was not written anew.</summary>
    public const string SuppressionsNotUpdated = "QG0068";

    /// <summary>A project or the environment, not the command line, says that violations become exceptions.</summary>
    public const string SuppressedByEveryBuild = "QG0069";

    /// <summary>A thresholds.yml is there already, and is not overwritten.</summary>
    public const string DraftNotWritten = "QG0070";

    /// <summary>Nothing was found that a thresholds.yml could gate.</summary>
    public const string NothingToGate = "QG0071";

    /// <summary>A warning: several files could be the test data of a model, and none is taken.</summary>
    public const string SeveralFit = "QG0072";

    /// <summary>A warning: a file of a pipeline is there already, and is not changed.</summary>
    public const string PipelineKept = "QG0073";

    /// <summary>A picture is asked for of a model that the report does not have, or of one of several.</summary>
    public const string PictureOfWhichModel = "QG0075";

    /// <summary>A picture is asked for of the cluster of a class that the model's graph does not have.</summary>
    public const string PictureOfWhichCluster = "QG0076";

    /// <summary>The history cannot be read or written, or is no history.</summary>
    public const string HistoryUnusable = "QG0085";

    /// <summary>A warning: lines of the history do not say of which gate file their model is.</summary>
    public const string HistoryUnclaimed = "QG0088";

    /// <summary>A warning: lines of the history are cut off, damaged or of a later version.</summary>
    public const string HistoryDamaged = "QG0086";

    /// <summary>Gate files of one run name different histories.</summary>
    public const string SeveralHistories = "QG0087";

    /// <summary>An exception names a class or concept by a word that may be several of a model.</summary>
    public const string SuppressionNameAmbiguous = "QG0090";

    /// <summary>Labels, test data and outputs of a model do not seem to stand in the same order, so that it gets no limits.</summary>
    public const string OrderInDoubt = "QG0091";

    /// <summary>Labels were found by their number, and nothing that was measured tells whether they are in order.</summary>
    public const string OrderUnproved = "QG0092";

    /// <summary>A report format that the tool alone writes is asked for in a build or a test.</summary>
    public const string FormatOfTool = "QG0094";

    /// <summary>A PNG cannot be drawn: it would be too large, or the library does not run.</summary>
    public const string PictureNotDrawn = "QG0095";
}
