// A browser is a program of others, as an SDK is: it takes more time than all that it is shown.
[assembly: Category("Build")]

// One browser serves all tests, and some measure time.
[assembly: NonParallelizable]
