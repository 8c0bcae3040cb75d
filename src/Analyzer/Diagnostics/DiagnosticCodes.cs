namespace QualityGate.Diagnostics;

/// <summary>
/// The codes of all diagnostics. A code, once published, keeps its meaning. Each has a page of its own in docs/codes.
/// </summary>
public static class DiagnosticCodes
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

    /// <summary>A URL was given where a path is expected.</summary>
    public const string UrlAsPath = "QG0021";

    /// <summary>There is not enough memory for what was asked for.</summary>
    public const string OutOfMemory = "QG0018";

    /// <summary>A file would match a pattern but for the case of its letters, so it is not gated.</summary>
    public const string PatternCase = "QG0019";

    /// <summary>A report would overwrite a file that the run reads.</summary>
    public const string ReportOverwritesInput = "QG0020";

    /// <summary>The project is newer than the models of its last build.</summary>
    public const string ModelsOutdated = "QG0022";

    /// <summary>A file of the gate can't be read, written or removed in a build.</summary>
    public const string BuildFileNotUsable = "QG0023";

    /// <summary>A file that is given as a stored report is none.</summary>
    public const string ReportUnusable = "QG0024";

    /// <summary>Images are to be run through a model, and the package that does it is not there.</summary>
    public const string ImagesNotSupported = "QG0029";

    /// <summary>It is not said how images become the model's input.</summary>
    public const string PreparationUnknown = "QG0030";

    /// <summary>A preprocessor_config.json asks for what cannot be done, or leaves open what must be known.</summary>
    public const string PreprocessorUnusable = "QG0031";

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

    /// <summary>A limit compares with a baseline, and none is named.</summary>
    public const string BaselineNeeded = "QG0038";

    /// <summary>A limit against a baseline is no distance that the metric can have.</summary>
    public const string DifferenceOutOfRange = "QG0039";

    /// <summary>The device that a model is to be run on is not there.</summary>
    public const string ProviderMissing = "QG0036";

    /// <summary>A file with pinned senses is there already, and holds others than those that would be written.</summary>
    public const string PinnedFileKept = "QG0034";

    /// <summary>A threshold is violated.</summary>
    public const string ThresholdViolated = "QG1001";

    /// <summary>The metric of a threshold could not be computed.</summary>
    public const string NotMeasured = "QG1002";

    /// <summary>Affinity propagation did not converge.</summary>
    public const string NotConverged = "QG1003";

    /// <summary>A limit cannot fail, or lies on the wrong side of chance.</summary>
    public const string LimitDemandsNothing = "QG1004";

    /// <summary>An interval was asked for, and there is none.</summary>
    public const string IntervalWithheld = "QG1005";

    /// <summary>The interval of a metric contains its limit, so that it is not known whether the limit is kept.</summary>
    public const string LimitInconclusive = "QG1006";

    /// <summary>A metric cannot be compared with the baseline.</summary>
    public const string NotComparable = "QG1008";

    /// <summary>A relative limit has nothing to take a share of: the baseline's value is 0 or less.</summary>
    public const string ShareOfNothing = "QG1009";

    /// <summary>A name in limits on parts of a model stands for no class and no concept.</summary>
    public const string PartNameUnknown = "QG0060";

    /// <summary>A name in limits on parts of a model may stand for several classes or concepts.</summary>
    public const string PartNameAmbiguous = "QG0061";

    /// <summary>Limits on parts of a model are held against none, or cannot fail.</summary>
    public const string PartsDemandNothing = "QG0062";

    /// <summary>Parts of a model are compared with nothing, since the baseline does not have them.</summary>
    public const string PartsNotInBaseline = "QG1020";

    /// <summary>Parts of a model have no value, so that limits on them fail.</summary>
    public const string PartsUnmeasured = "QG1021";

    /// <summary>The model file was not found.</summary>
    public const string ModelNotFound = "QG2001";

    /// <summary>The model file could not be opened or read.</summary>
    public const string ModelNotAccessible = "QG2002";

    /// <summary>The model file is a Git LFS pointer.</summary>
    public const string ModelIsLfsPointer = "QG2003";

    /// <summary>The model file is not ONNX, or is truncated or damaged.</summary>
    public const string ModelDamaged = "QG2004";

    /// <summary>The graph has no classifier layer that could be found.</summary>
    public const string NoClassifierLayer = "QG2005";

    /// <summary>The graph has several layers that could be the classifier.</summary>
    public const string SeveralClassifierLayers = "QG2006";

    /// <summary>The weights of the classifier layer cannot be read.</summary>
    public const string WeightsUnreadable = "QG2007";

    /// <summary>The weights hold NaN or an infinite number.</summary>
    public const string WeightsNotFinite = "QG2008";

    /// <summary>A class template is all zero.</summary>
    public const string ZeroTemplate = "QG2009";

    /// <summary>All class templates point the same way.</summary>
    public const string TemplatesIndistinguishable = "QG2010";

    /// <summary>The classifier has fewer than two classes.</summary>
    public const string TooFewClasses = "QG2011";

    /// <summary>The classifier has more classes than can be compared pair by pair.</summary>
    public const string TooManyClasses = "QG2012";

    /// <summary>The model is of a kind that has no class templates, such as a tree ensemble.</summary>
    public const string NoClassTemplates = "QG2013";

    /// <summary>The file holds its weights as Python's pickle.</summary>
    public const string PickleRefused = "QG2014";

    /// <summary>The file is of a format that is not read.</summary>
    public const string UnsupportedModelFormat = "QG2015";

    /// <summary>A data file of the model is refused, or is not there.</summary>
    public const string ExternalDataRefused = "QG2016";

    /// <summary>The model has nothing of the name that <c>classifier:</c> gives.</summary>
    public const string ClassifierNotFound = "QG2017";

    /// <summary>ONNX Runtime computes other scores than the class templates say.</summary>
    public const string VerificationFailed = "QG2018";

    /// <summary>The class templates could not be compared with what ONNX Runtime computes.</summary>
    public const string NotVerifiable = "QG2019";

    /// <summary>The order of the classes at the outputs cannot be followed.</summary>
    public const string OutputOrderUnknown = "QG2020";

    /// <summary>Several layers are joined to scores that have no class templates.</summary>
    public const string HeadsCannotBeJoined = "QG2021";

    /// <summary>The model's output is that of a detector, a segmentation or a regression, not the scores of an image's classes.</summary>
    public const string NoImageClassifier = "QG2022";

    /// <summary>An array that cannot be read may be the classifier, so that it is undecided which array is.</summary>
    public const string ArraysUnreadable = "QG2023";

    /// <summary>An array may be classes × features or features × classes.</summary>
    public const string LayoutUndecided = "QG2024";

    /// <summary>Reading the weights would take more memory than is allowed.</summary>
    public const string TooMuchMemory = "QG2025";

    /// <summary>A model cannot be run on images.</summary>
    public const string ModelNotRunnable = "QG2026";

    /// <summary>The size of a model's input and that of the prepared images are not the same, or not known.</summary>
    public const string ModelInputSize = "QG2027";

    /// <summary>A model's output is not one score a class for each image.</summary>
    public const string ScoresUnusable = "QG2028";

    /// <summary>A model's scores of an image are no numbers.</summary>
    public const string ScoresNotFinite = "QG2029";

    /// <summary>A labels or test data file was not found.</summary>
    public const string DataFileNotFound = "QG3001";

    /// <summary>A labels or test data file could not be opened or read.</summary>
    public const string DataFileNotAccessible = "QG3002";

    /// <summary>A labels or test data file is a Git LFS pointer.</summary>
    public const string DataFileIsLfsPointer = "QG3003";

    /// <summary>The labels file does not have the form that labels files have.</summary>
    public const string InvalidLabelsFile = "QG3004";

    /// <summary>The number of labels is not the number of classes.</summary>
    public const string LabelCountMismatch = "QG3005";

    /// <summary>The hierarchy does not have a label.</summary>
    public const string LabelNotInHierarchy = "QG3006";

    /// <summary>Several classes share one concept of the hierarchy.</summary>
    public const string SharedConcept = "QG3007";

    /// <summary>The predictions file does not have the form that predictions files have.</summary>
    public const string InvalidPredictionsFile = "QG3008";

    /// <summary>A prediction names a class that the classifier does not have.</summary>
    public const string PredictionOutOfRange = "QG3009";

    /// <summary>The confusion matrix file does not hold a confusion matrix.</summary>
    public const string InvalidConfusionFile = "QG3010";

    /// <summary>The confusion matrix does not have as many rows and columns as there are classes.</summary>
    public const string ConfusionSizeMismatch = "QG3011";

    /// <summary>Some classes have no test samples.</summary>
    public const string UnmeasuredClasses = "QG3012";

    /// <summary>No class has test samples.</summary>
    public const string NothingMeasured = "QG3013";

    /// <summary>Classes have too few test samples for the interval that is asked for.</summary>
    public const string FewSamples = "QG3014";

    /// <summary>Two models that are compared do not have the same classes.</summary>
    public const string ClassesDiffer = "QG3015";

    /// <summary>The labels and the model's own names are in another order, or another number.</summary>
    public const string LabelsOrderDiffers = "QG3018";

    /// <summary>The model's own names are other words than the labels.</summary>
    public const string LabelsInOtherWords = "QG3019";

    /// <summary>The labels are to be taken in the order of the model's own names, which give them none.</summary>
    public const string NoOrderOfLabels = "QG3020";

    /// <summary>Whether the rows of a confusion matrix are true or predicted classes is in doubt, or said in two ways.</summary>
    public const string OrientationInDoubt = "QG3016";

    /// <summary>Accuracy is plainly below what guessing gives.</summary>
    public const string AccuracyBelowChance = "QG3017";

    /// <summary>A confusion matrix without names seems to be in alphabetical order, and the labels are not.</summary>
    public const string MatrixOrderInDoubt = "QG3021";

    /// <summary>The identifier of a label and its words mean different things.</summary>
    public const string LabelContradictsItself = "QG3022";

    /// <summary>Labels are given neither in a file nor by the model itself.</summary>
    public const string NoLabels = "QG3030";

    /// <summary>Fewer than two classes stand for a concept.</summary>
    public const string TooFewConcepts = "QG3031";

    /// <summary>It is in doubt which column or which list of a file has the labels.</summary>
    public const string LabelsInDoubt = "QG3032";

    /// <summary>A class that is called a background is taken for a concept.</summary>
    public const string BackgroundAsConcept = "QG3033";

    /// <summary>The file of a hierarchy does not have the form of one.</summary>
    public const string InvalidHierarchyFile = "QG3037";

    /// <summary>A concept of a hierarchy lies below itself.</summary>
    public const string HierarchyCycle = "QG3038";

    /// <summary>A hierarchy has several concepts that have none above them.</summary>
    public const string SeveralRoots = "QG3039";

    /// <summary>A concept stands twice under another.</summary>
    public const string DuplicateEdge = "QG3040";

    /// <summary>It is in doubt which column of a hierarchy's lines is the parent.</summary>
    public const string ParentColumnInDoubt = "QG3041";

    /// <summary>A hierarchy is deeper than any that people write.</summary>
    public const string HierarchyTooDeep = "QG3042";

    /// <summary>A concept of a tree stands in two places with others below it.</summary>
    public const string ConceptDescribedTwice = "QG3043";

    /// <summary>Two models that are compared have different hierarchies.</summary>
    public const string HierarchiesDiffer = "QG3044";

    /// <summary>A threshold needs a hierarchy, and there is to be none.</summary>
    public const string HierarchyNeeded = "QG3045";

    /// <summary>Two classes have the same name, and no hierarchy tells them apart.</summary>
    public const string DuplicateClassName = "QG3046";

    /// <summary>Words of labels have several senses, and the other labels leave in doubt which is meant.</summary>
    public const string UnsureSenses = "QG3023";

    /// <summary>The name of a sense in the labels fits the other labels far worse than another sense of the word.</summary>
    public const string SenseOutOfCompany = "QG3024";

    /// <summary>A folder or a line of images stands for a class that there is not.</summary>
    public const string UnknownImageClass = "QG3057";

    /// <summary>There are no images, or images that belong to no class.</summary>
    public const string NoImages = "QG3058";

    /// <summary>An image has another size than the model's input, and is not to be scaled.</summary>
    public const string ImageSizeDiffers = "QG3059";

    /// <summary>Images could not be read.</summary>
    public const string CorruptImages = "QG3060";

    /// <summary>A list of images cannot be read.</summary>
    public const string InvalidImageList = "QG3061";

    /// <summary>Parts of an evaluation are missing, double, or of another one.</summary>
    public const string PartsDoNotFit = "QG3062";

    /// <summary>Images are prepared in another size than the preset says, as the model has another input.</summary>
    public const string SizesFollowModel = "QG3063";

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

    /// <summary>The baseline does not exist yet, so that nothing is compared.</summary>
    public const string BaselineFileMissing = "QG1013";

    /// <summary>A model that the baseline does not have.</summary>
    public const string ModelNotInBaseline = "QG1014";

    /// <summary>A baseline is named, but no limit compares with it.</summary>
    public const string BaselineWithoutLimits = "QG1017";

    /// <summary>A model of this name is in the baseline already, and is that of another gate file.</summary>
    public const string ModelOfOtherGate = "QG0055";

    /// <summary>A project or the environment, not the command line, says that the baseline is accepted.</summary>
    public const string AcceptedByEveryBuild = "QG0056";

    /// <summary>A picture is asked for of a model that the report does not have, or of one of several.</summary>
    public const string PictureOfWhichModel = "QG0075";

    /// <summary>A picture is asked for of the cluster of a class that the model's graph does not have.</summary>
    public const string PictureOfWhichCluster = "QG0076";

    /// <summary>A thresholds.yml is there already, and is not overwritten.</summary>
    public const string DraftNotWritten = "QG0070";

    /// <summary>Nothing was found that a thresholds.yml could gate.</summary>
    public const string NothingToGate = "QG0071";

    /// <summary>A warning: several files could be the test data of a model, and none is taken.</summary>
    public const string SeveralFit = "QG0072";

    /// <summary>A warning: a file of a pipeline is there already, and is not changed.</summary>
    public const string PipelineKept = "QG0073";

    /// <summary>A warning: most samples of some classes are predicted as each other, as if their names were swapped.</summary>
    public const string ClassesSwapped = "QG3064";

    /// <summary>A warning: several files of test data are copies of each other, or of several jobs.</summary>
    public const string RepeatedFiles = "QG3065";

    /// <summary>A warning: true classes stand at the end of ranked lists more often than at their beginning.</summary>
    public const string RanksReversed = "QG3066";

    /// <summary>A warning: the whole numbers of a confusion matrix look like percents.</summary>
    public const string PercentsAsCounts = "QG3067";

    /// <summary>A warning: pairs of classes occur an even number of times or the like: a test set counted twice.</summary>
    public const string RepeatedSamples = "QG3068";

    /// <summary>Words in braces in a path that stand for nothing.</summary>
    public const string UnknownPlaceholder = "QG0027";

    /// <summary>The names of columns that are given for test data cannot be used.</summary>
    public const string InvalidColumns = "QG0028";

    /// <summary>A folder of test data whose job has not come to its end, or does not say so.</summary>
    public const string UnfinishedFolder = "QG3047";

    /// <summary>A file of a folder or pattern of test data is empty, or has other columns than the first.</summary>
    public const string ShardsDiffer = "QG3048";

    /// <summary>Counts of predictions that are no counts, or may be none.</summary>
    public const string InvalidCounts = "QG3049";

    /// <summary>Pairs of classes stand in counts more than once, and are added.</summary>
    public const string RepeatedPairs = "QG3050";

    /// <summary>The scores or ranked classes of a sample cannot be used.</summary>
    public const string InvalidScores = "QG3051";

    /// <summary>The predicted class is not the one that the scores or ranked classes say.</summary>
    public const string ScoresContradict = "QG3052";

    /// <summary>Equal scores decide whether predictions are right.</summary>
    public const string TiesDecide = "QG3053";

    /// <summary>A test data file is cut off or damaged.</summary>
    public const string DataFileDamaged = "QG3054";

    /// <summary>A test data file is of a format or has a column of a type that is not read.</summary>
    public const string UnsupportedData = "QG3055";

    /// <summary>A value of the test data is missing.</summary>
    public const string MissingValue = "QG3056";

    /// <summary>An image was changed while the model was run.</summary>
    public const string ImageChanged = "QG3076";

    /// <summary>An input was changed while it was read, or, as a warning, after that and before its hash was known.</summary>
    public const string InputChanged = "QG3078";

    /// <summary>The names of the folders of images leave it open which class one is.</summary>
    public const string FoldersInDoubt = "QG3077";

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

    /// <summary>A warning: an exception has expired, and covers nothing any more.</summary>
    public const string SuppressionExpired = "QG1025";

    /// <summary>A warning: an exception covers nothing that was found.</summary>
    public const string SuppressionUnneeded = "QG1026";

    /// <summary>A note: an exception that is needed ends within two weeks.</summary>
    public const string SuppressionEndsSoon = "QG1030";

    /// <summary>An exception names a class or concept by a word that may be several of a model.</summary>
    public const string SuppressionNameAmbiguous = "QG0090";

    /// <summary>Labels, test data and outputs of a model do not seem to stand in the same order, so that it gets no limits.</summary>
    public const string OrderInDoubt = "QG0091";

    /// <summary>Labels were found by their number, and nothing that was measured tells whether they are in order.</summary>
    public const string OrderUnproved = "QG0092";

    /// <summary>The history cannot be read or written, or is no history.</summary>
    public const string HistoryUnusable = "QG0085";

    /// <summary>A warning: lines of the history are cut off, damaged or of a later version.</summary>
    public const string HistoryDamaged = "QG0086";

    /// <summary>Gate files of one run name different histories.</summary>
    public const string SeveralHistories = "QG0087";

    /// <summary>A report format that the tool alone writes is asked for in a build or a test.</summary>
    public const string FormatOfTool = "QG0094";

    /// <summary>A PNG cannot be drawn: it would be too large, or the library does not run.</summary>
    public const string PictureNotDrawn = "QG0095";
}
