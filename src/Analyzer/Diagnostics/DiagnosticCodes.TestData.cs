namespace QualityGate.Diagnostics;

// QG3xxx are about labels, hierarchies and test data.
internal static partial class DiagnosticCodes
{
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

    /// <summary>Whether the rows of a confusion matrix are true or predicted classes is in doubt, or said in two ways.</summary>
    public const string OrientationInDoubt = "QG3016";

    /// <summary>Accuracy is plainly below what guessing gives.</summary>
    public const string AccuracyBelowChance = "QG3017";

    /// <summary>The labels and the model's own names are in another order, or another number.</summary>
    public const string LabelsOrderDiffers = "QG3018";

    /// <summary>The model's own names are other words than the labels.</summary>
    public const string LabelsInOtherWords = "QG3019";

    /// <summary>The labels are to be taken in the order of the model's own names, which give them none.</summary>
    public const string NoOrderOfLabels = "QG3020";

    /// <summary>A confusion matrix without names seems to be in alphabetical order, and the labels are not.</summary>
    public const string MatrixOrderInDoubt = "QG3021";

    /// <summary>The identifier of a label and its words mean different things.</summary>
    public const string LabelContradictsItself = "QG3022";

    /// <summary>Words of labels have several senses, and the other labels leave in doubt which is meant.</summary>
    public const string UnsureSenses = "QG3023";

    /// <summary>The name of a sense in the labels fits the other labels far worse than another sense of the word.</summary>
    public const string SenseOutOfCompany = "QG3024";

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

    /// <summary>An image was changed while the model was run.</summary>
    public const string ImageChanged = "QG3076";

    /// <summary>An input was changed while it was read, or, as a warning, after that and before its hash was known.</summary>
    public const string InputChanged = "QG3078";

    /// <summary>The names of the folders of images leave it open which class one is.</summary>
    public const string FoldersInDoubt = "QG3077";
}
